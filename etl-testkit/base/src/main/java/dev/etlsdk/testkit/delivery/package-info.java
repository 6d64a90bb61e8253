/**
 * Whether a source and a sink together deliver what they promise, whatever the moment at which the
 * process between them ends.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.delivery.CrashMatrix}; as a JUnit suite it is {@link
 * dev.etlsdk.testkit.contract.DeliveryContract}. It runs source and sink by a loop of its own, one
 * thread, no transforms, so that it shows what the SPI carries, apart from any runtime.
 */
@NullMarked
package dev.etlsdk.testkit.delivery;

import org.jspecify.annotations.NullMarked;
