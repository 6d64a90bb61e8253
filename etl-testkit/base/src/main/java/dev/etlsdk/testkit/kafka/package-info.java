/**
 * A real Kafka broker for tests, samples and benchmarks: in this JVM, in a process of its own, in a
 * container, or an outside one.
 *
 * <p>In a JUnit test, enter at {@link dev.etlsdk.testkit.kafka.KafkaTest}; anywhere else, at {@link
 * dev.etlsdk.testkit.kafka.EmbeddedKafka#start}. What a test does with the broker is in {@link
 * dev.etlsdk.testkit.kafka.KafkaBroker}. Running a pipeline does not belong here.
 *
 * <pre>{@code
 * @KafkaTest
 * class OrdersTest {
 *   @Test
 *   void readsWhatWasPublished(KafkaBroker broker, @Topic(partitions = 3) String orders) {
 *     broker.publish(orders, "{\"id\":1}", "{\"id\":2}");
 *     assertThat(broker.awaitRecords(orders, 2, Duration.ofSeconds(10)))
 *         .extracting(ReceivedRecord::text).containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":2}");
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.kafka;

import org.jspecify.annotations.NullMarked;
