/**
 * Runs a pipeline with no broker, in the test's own thread, with a clock that the test sets.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.driver.PipelineDriver}. The pipeline is the real one, its
 * Kafka sources and sinks included: they decode, encode, choose partitions, check sizes and commit
 * offsets as ever, on a cluster in memory. What only a real broker can show (rebalances between
 * workers, failures of the network, security) belongs to a test with {@link
 * dev.etlsdk.testkit.kafka.KafkaTest}.
 */
@NullMarked
package dev.etlsdk.testkit.driver;

import org.jspecify.annotations.NullMarked;
