package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Retry;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaRetryTopic;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.testkit.driver.PipelineDriver;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Records of an annotated pipeline that wait in a topic until they are tried again. */
class RetryTopicElementsTest {

  private static final AtomicInteger AWAY = new AtomicInteger();

  /** A row. */
  record Payment(long id) {}

  /** Where payments are booked. */
  static final class Bank {
    private Bank() {}

    static Payment book(Payment payment) {
      if (AWAY.getAndDecrement() > 0) {
        throw EtlException.of(EtlError.TRANSFORM_0006, "the bank is away").build();
      }
      return payment;
    }
  }

  /** What can't be booked waits. */
  // tag::waiting[]
  @Pipeline("payments")
  @Retry(attempts = 8, backoff = "1m", maxBackoff = "1h")
  @KafkaRetryTopic(
      value = "${retry:payments.retry}",
      createTopic = "partitions=4, replication=1",
      createTopicProperties = "retention.ms=-1")
  @KafkaDeadLetters(value = "payments.dlq", createTopic = "partitions=1, replication=1")
  interface Payments {

    @KafkaSource("payments")
    @Retry(attempts = 2)
    Rows<Payment> payments();

    @Transform(from = "payments")
    @KafkaSink("booked")
    static Payment booked(Payment payment) {
      return Bank.book(payment);
    }
  }

  // end::waiting[]

  private static ErrorPolicy.Retried policy(String stream, String... keys) {
    try (dev.etlsdk.pipeline.Pipeline pipeline =
        RetryTopicElementsTest_PaymentsPipeline.create(config(keys))) {
      return (ErrorPolicy.Retried) pipeline.errorPolicy(stream);
    }
  }

  private static PipelineConfig config(String... keys) {
    Map<String, String> values = new HashMap<>(Map.of("kafka.bootstrap-servers", "nowhere:9092"));
    for (String key : keys) {
      String[] pair = key.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    return PipelineConfig.of(values);
  }

  @Test
  void recordsWaitInTheTopicThatIsMadeAndComeAgain() {
    AWAY.set(2);
    try (var pipeline = RetryTopicElementsTest_PaymentsPipeline.create(config());
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("payments", 1);
      driver.createTopic("booked", 1);
      driver.topic("payments").publish("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
      driver.run();
      assertThat(driver.topic("booked").texts()).containsExactly("{\"id\":3}");
      assertThat(driver.topic("payments.retry").endOffsets()).hasSize(4);
      assertThat(driver.topic("payments.retry").records()).hasSize(2);

      driver.advance(Duration.ofSeconds(61));
      driver.run();
      assertThat(driver.topic("booked").texts())
          .containsExactlyInAnyOrder("{\"id\":3}", "{\"id\":1}", "{\"id\":2}");
      assertThat(driver.topic("payments.dlq").records()).isEmpty();
    }
  }

  @Test
  void streamsOwnRetryWaitsInATopicOnlyIfItSaysWhich() {
    assertThat(policy("payments").through()).isEmpty();
    assertThat(policy("payments").options().within()).isEqualTo(Duration.ofSeconds(20));
    assertThat(policy("booked").through())
        .containsInstanceOf(dev.etlsdk.kafka.KafkaRetryTopic.class);
    assertThat(policy("booked").options().within()).isEqualTo(Duration.ofDays(7));
    assertThat(policy("booked").last()).isInstanceOf(ErrorPolicy.ToDeadLetter.class);
  }

  @Test
  void keysSayOtherwise() {
    ErrorPolicy.Retried policy =
        policy(
            "booked",
            "retry-topic.topic=elsewhere",
            "retry-topic.bootstrap-servers=nowhere:9092",
            "retry-topic.create-topic=partitions=1, replication=1",
            "retry-topic.properties.linger.ms=5",
            "on-error.retry.within=1h");
    assertThat(policy.through()).get().hasToString("kafka elsewhere on nowhere:9092");
    assertThat(policy.options().within()).isEqualTo(Duration.ofHours(1));
    assertThat(policy("booked", "retry=other").through())
        .get()
        .hasToString("kafka other on nowhere:9092");
  }

  @Test
  void keysThatCannotBeAreToldByName() {
    assertThatThrownBy(() -> policy("booked", "retry-topic.create-topic=4"))
        .hasMessageContaining("'retry-topic.create-topic'");
    assertThatThrownBy(() -> policy("booked", "retry-topic.topics=x"))
        .hasMessageContaining("did you mean 'retry-topic.topic'?");
    assertThatThrownBy(() -> policy("booked", "retry=booked"))
        .hasMessageContaining("its records wait in kafka topic 'booked' on nowhere:9092")
        .hasMessageContaining("which is written by the pipeline as well");
    assertThatThrownBy(() -> policy("booked", "retry=payments"))
        .hasMessageContaining("a topic of their own");
    assertThatThrownBy(() -> policy("booked", "retry=payments.dlq"))
        .hasMessageContaining("with dead letters");
  }
}
