/**
 * Tests that show what a pipeline promises: its workers run in processes of their own against a
 * real broker and are killed, and every numbered record is looked for in the outputs and among the
 * dead letters, and compared as a whole.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.guarantee.DeliveryTest}. For faults of one's own choice,
 * {@link dev.etlsdk.testkit.guarantee.DeliveryScenario#open} gives the parts: a {@link
 * dev.etlsdk.testkit.guarantee.DeliveryRun} that publishes and counts, and {@link
 * dev.etlsdk.testkit.guarantee.WorkerProcess}es. What a single call of a source or sink does when
 * it fails belongs to {@code dev.etlsdk.testkit.fault}.
 *
 * <pre>{@code
 * @DeliveryTest
 * void everyOrderComesOutOnce(DeliveryScenario orders) {
 *   orders
 *       .pipeline(Orders::pipeline)
 *       .input("orders", n -> KafkaRecord.of("{\"id\":" + n + "}").withKey("c" + n % 20))
 *       .outputRecords("labels", n -> KafkaRecord.of("{\"id\":" + n + "}").withKey("c" + n % 20))
 *       .deadLetters("orders-failed", n -> false)
 *       .run();
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
