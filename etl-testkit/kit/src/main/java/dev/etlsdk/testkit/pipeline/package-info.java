/**
 * Tests of a pipeline that is written as an interface, in its own types: rows are sent as records
 * to the methods that are its sources, and read as records from those that have a sink. Enter at
 * {@link dev.etlsdk.testkit.pipeline.PipelineTest}. For records' bytes, keys and partitions there
 * are {@link dev.etlsdk.testkit.driver.PipelineDriver} and {@link
 * dev.etlsdk.testkit.kafka.KafkaTest}.
 *
 * <pre>{@code
 * @PipelineTest
 * class EvenSumsTest {
 *   @Test
 *   void sumOfTwoOnesIsEven(PipelineFixture<EvenSums> pipeline) {
 *     pipeline.send(EvenSums::test_table, new Reading(1, 1, 0, 0));
 *     pipeline.run();
 *     assertThat(pipeline.rows(EvenSums::sums)).containsExactly(new EvenSum(true));
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.pipeline;

import org.jspecify.annotations.NullMarked;
