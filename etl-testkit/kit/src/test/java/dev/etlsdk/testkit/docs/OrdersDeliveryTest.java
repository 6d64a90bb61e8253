package dev.etlsdk.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        .output("labels", OrdersDeliveryTest::idOf)
        .deadLetters("orders-failed")
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

  /** The order of a number; every fiftieth can't be divided. */
  static KafkaRecord order(long number) {
    return KafkaRecord.of("{\"id\":" + number + ",\"amount\":" + number % 50 + "}")
        .withKey("customer-" + number % 20);
  }

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  static long idOf(ReceivedRecord label) {
    Matcher id = ID.matcher(String.valueOf(label.text()));
    assertThat(id.find()).as("'%s' has an id", label.text()).isTrue();
    return Long.parseLong(id.group(1));
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
                .output("labels", OrdersDeliveryTest::idOf)
                .deadLetters("orders-failed")
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
