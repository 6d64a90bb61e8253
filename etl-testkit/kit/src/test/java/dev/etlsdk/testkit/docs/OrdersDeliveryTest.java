package dev.etlsdk.testkit.docs;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.guarantee.DeliveryTest;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guide's tests of delivery. */
@Tag("faults")
class OrdersDeliveryTest {

  // tag::delivery[]
  @DeliveryTest
  void everyOrderComesOutOnceOrIsADeadLetter(DeliveryScenario scenario) {
    scenario
        .pipeline(OrdersDeliveryTest::pipeline)
        .input("orders", OrdersDeliveryTest::order)
        .outputRecords("labels", OrdersDeliveryTest::label)
        .deadLetters("orders-failed", OrdersDeliveryTest::fails)
        .run();
  }

  static Pipeline pipeline(String bootstrapServers) {
    return Pipeline.named("labels")
        .source(
            "orders",
            KafkaSource.topic("orders")
                .bootstrapServers(bootstrapServers)
                .schema(Schema.parse("id BIGINT NOT NULL, amount INTEGER"))
                .codec(Json.codec())
                .build())
        .sql("labels", "SELECT id, 100 / amount AS share FROM orders")
        .sink(
            "labels",
            KafkaSink.topic("labels")
                .bootstrapServers(bootstrapServers)
                .codec(Json.codec())
                .build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic("orders-failed").bootstrapServers(bootstrapServers).build()))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  /** The order of a number. */
  static KafkaRecord order(long number) {
    return KafkaRecord.of("{\"id\":" + number + ",\"amount\":" + number % 50 + "}")
        .withKey("customer-" + number % 20);
  }

  /** Its label: all that has to come out of the order. */
  static @Nullable KafkaRecord label(long number) {
    return fails(number)
        ? null
        : KafkaRecord.of("{\"id\":" + number + ",\"share\":" + 100 / (number % 50) + "}")
            .withKey("customer-" + number % 20);
  }

  /** Every fiftieth can't be divided. */
  static boolean fails(long number) {
    return number % 50 == 0;
  }

  // end::delivery[]

  // tag::faults[]
  @Test
  void aCutNetworkLosesNothing() {
    try (EmbeddedKafka broker = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withNetwork());
        DeliveryRun run =
            DeliveryScenario.on(broker)
                .workersConnectTo(broker.network().bootstrapServers())
                .pipeline(OrdersDeliveryTest::pipeline)
                .input("orders", OrdersDeliveryTest::order)
                .outputRecords("labels", OrdersDeliveryTest::label)
                .deadLetters("orders-failed", OrdersDeliveryTest::fails)
                .open()) {
      WorkerProcess worker = run.start("worker-0");
      run.publishUntil("it reads", worker::isReading);

      broker.network().hold(); // nothing comes through; cut() would end the connections
      run.publish(1000);
      broker.network().heal();

      run.awaitComplete();
      worker.stop(Duration.ofMinutes(1));
      run.assertHolds();
    }
  }
  // end::faults[]
}
