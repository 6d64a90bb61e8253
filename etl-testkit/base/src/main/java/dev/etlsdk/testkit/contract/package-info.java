/**
 * What any implementation of the SPI has to keep, as JUnit suites: a test class implements the
 * interface, says what it tests, and gets the tests.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.contract.SourceContract}, {@link
 * dev.etlsdk.testkit.contract.SinkContract}, {@link dev.etlsdk.testkit.contract.DeliveryContract},
 * {@link dev.etlsdk.testkit.contract.TransformContract} and {@link
 * dev.etlsdk.testkit.contract.CodecContract}. Tests of a capability that is not claimed are
 * skipped. Every test also fails when it leaves Arrow memory behind.
 *
 * <pre>{@code
 * class CsvCodecTest implements CodecContract {
 *   @Override
 *   public Codec codec() {
 *     return new CsvCodec(';');
 *   }
 *
 *   @Override
 *   public byte[] malformedRecord() {
 *     return "\"never ends".getBytes(UTF_8);
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.contract;

import org.jspecify.annotations.NullMarked;
