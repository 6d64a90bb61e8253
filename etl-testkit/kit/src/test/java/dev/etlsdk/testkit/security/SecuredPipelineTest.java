package dev.etlsdk.testkit.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.security.KafkaResource;
import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import dev.etlsdk.testkit.kafka.security.SaslMechanism;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole pipelines, exactly once, over TLS with each way to log in, and no right too many. */
@Timeout(120)
class SecuredPipelineTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static EmbeddedKafka broker;

  @BeforeAll
  static void start() {
    // tag::broker[]
    broker =
        EmbeddedKafka.start(
            EmbeddedKafkaOptions.defaults()
                .withSecurity(
                    KafkaSecurity.user("etl", "hush-hush").withTls().withAuthorization()));
    // end::broker[]
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordComesOutOnce(SaslMechanism mechanism) throws Exception {
    Topics topics = new Topics(broker);
    topics.allowAll();
    broker.publish(topics.in, "{\"id\":1}", "{\"id\":2}", "poison", "{\"id\":3}");
    Map<String, String> login = broker.secured().login(mechanism, "etl");

    Pipeline pipeline = pipeline(topics, broker.secured().bootstrapServers(), login);
    assertThat(runner().audit(pipeline)).isEmpty();
    try (Execution execution = runner().start(pipeline)) {
      assertThat(broker.awaitRecords(topics.out, 3, DEADLINE))
          .extracting(record -> record.text())
          .containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
      assertThat(broker.awaitRecords(topics.letters, 1, DEADLINE))
          .extracting(record -> record.text())
          .containsExactly("poison");
      execution.stop();
      execution.await();
      assertThat(execution.counters().restarts()).isZero();
    }
    assertThat(broker.committedOffsets(topics.in + ":orders", topics.in)).containsEntry(0, 4L);
  }

  @Test
  void tlsAloneWillDo() throws Exception {
    try (EmbeddedKafka encrypted =
        EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withSecurity(KafkaSecurity.tls()))) {
      Topics topics = new Topics(encrypted);
      encrypted.publish(topics.in, "{\"id\":1}", "poison");
      Pipeline pipeline =
          pipeline(
              topics, encrypted.secured().bootstrapServers(), encrypted.secured().withoutLogin());
      assertThat(runner().audit(pipeline)).isEmpty();
      try (Execution execution = runner().start(pipeline)) {
        encrypted.awaitRecords(topics.out, 1, DEADLINE);
        encrypted.awaitRecords(topics.letters, 1, DEADLINE);
        assertThat(execution.failure()).isEmpty();
      }
    }
  }

  @Test
  void theAuditNamesEachRightThatIsMissing() {
    Topics topics = new Topics(broker);
    for (String topic : List.of(topics.in, topics.out, topics.letters, topics.retry)) {
      broker.allow("etl", KafkaResource.TOPIC, topic, "DESCRIBE", "DESCRIBE_CONFIGS");
    }
    Map<String, String> login = broker.secured().login(SaslMechanism.SCRAM_SHA_512, "etl");
    Pipeline pipeline = pipeline(topics, broker.secured().bootstrapServers(), login);
    assertThat(runner().audit(pipeline))
        .allSatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
              assertThat(finding.problem().code()).isEqualTo(EtlError.KAFKA_0007);
              assertThat(finding.problem().fix()).contains("grant");
            })
        .extracting(finding -> finding.problem().problem())
        .anySatisfy(text -> assertThat(text).contains("reading topic '" + topics.in + "'"))
        .anySatisfy(text -> assertThat(text).contains(topics.in + ":orders"))
        .anySatisfy(text -> assertThat(text).contains("writing to topic '" + topics.out + "'"))
        .anySatisfy(text -> assertThat(text).contains("writing to topic '" + topics.letters + "'"))
        .anySatisfy(text -> assertThat(text).contains("reading topic '" + topics.retry + "'"))
        .anySatisfy(text -> assertThat(text).contains("writing to topic '" + topics.retry + "'"))
        .anySatisfy(text -> assertThat(text).contains("writing transactions as"))
        .hasSize(7);
  }

  private static LocalRunner runner() {
    return LocalRunner.create(
        RunnerOptions.builder().workerId("w").commitInterval(Duration.ofMillis(100)).build());
  }

  private static Pipeline pipeline(Topics topics, String servers, Map<String, String> login) {
    return Pipeline.named(topics.in)
        .source(
            "orders",
            KafkaSource.topic(topics.in)
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .properties(login)
                .build())
        .sink(
            "orders",
            KafkaSink.topic(topics.out)
                .bootstrapServers(servers)
                .codec(Json.codec())
                .properties(login)
                .build())
        .onError(
            ErrorPolicy.retry(1)
                .backoff(Duration.ofMillis(10), Duration.ofMillis(10))
                .alsoOn(EtlError.DECODE_0001)
                .through(
                    KafkaRetryTopic.topic(topics.retry)
                        .bootstrapServers(servers)
                        .properties(login)
                        .build())
                .thenDeadLetter(
                    KafkaDeadLetters.topic(topics.letters)
                        .bootstrapServers(servers)
                        .properties(login)
                        .build()))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  /** The topics of one pipeline, which is named after the first. */
  private static final class Topics {
    final EmbeddedKafka kafka;
    final String in;
    final String out;
    final String letters;
    final String retry;

    Topics(EmbeddedKafka kafka) {
      this.kafka = kafka;
      this.in = kafka.createUniqueTopic("orders", 1);
      this.out = kafka.createUniqueTopic("checked", 1);
      this.letters = in + "-letters";
      this.retry = in + "-retry";
      kafka.createTopic(letters, 1, Map.of("max.message.bytes", "1100000"));
      kafka.createTopic(retry, 1, Map.of("max.message.bytes", "1100000"));
    }

    /** The rights that docs/kafka.md lists. */
    void allowAll() {
      // tag::rights[]
      kafka.allow("etl", KafkaResource.TOPIC, in, "READ");
      kafka.allow("etl", KafkaResource.GROUP, in + ":orders", "READ");
      kafka.allow("etl", KafkaResource.TOPIC, out, "WRITE", "DESCRIBE_CONFIGS");
      kafka.allow("etl", KafkaResource.TOPIC, letters, "WRITE", "DESCRIBE_CONFIGS");
      kafka.allow("etl", KafkaResource.TOPIC, retry, "READ", "WRITE", "DESCRIBE_CONFIGS");
      kafka.allow("etl", KafkaResource.TRANSACTIONAL_ID, in + "__*", "WRITE");
      // end::rights[]
    }
  }
}
