package dev.etlsdk.testkit.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.security.CertificateForm;
import dev.etlsdk.testkit.kafka.security.KafkaResource;
import dev.etlsdk.testkit.kafka.security.Secured;
import dev.etlsdk.testkit.kafka.security.SecuredKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole pipelines whose clients show a certificate, and brokers that have rights by its name. */
@Timeout(120)
// tag::secured[]
@KafkaTest(security = @Secured(clientCertificates = true, authorization = true))
class ClientCertificateTest {

  private final EmbeddedKafka broker;
  private final SecuredKafka secured;

  ClientCertificateTest(EmbeddedKafka broker, SecuredKafka secured) {
    this.broker = broker;
    this.secured = secured;
  }

  // end::secured[]

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyRecordComesOutOnce(CertificateForm form) throws Exception {
    Topics topics = new Topics("etl");
    broker.publish(topics.in, "{\"id\":1}", "poison", "{\"id\":2}");
    Pipeline pipeline = topics.pipeline(secured.certificate(form, "etl"));
    assertThat(runner().audit(pipeline)).isEmpty();
    runsThrough(topics, pipeline);
  }

  /** As they are mounted into a pod: three files, and properties that say where they are. */
  @Test
  void keysMayStandInFiles() throws Exception {
    Topics topics = new Topics("etl");
    broker.publish(topics.in, "{\"id\":1}", "poison", "{\"id\":2}");
    Map<String, String> properties = new HashMap<>(secured.certificate(CertificateForm.PEM, "etl"));
    properties.computeIfPresent("ssl.keystore.key", (key, pem) -> file("tls.key", pem));
    properties.computeIfPresent(
        "ssl.keystore.certificate.chain", (key, pem) -> file("tls.crt", pem));
    properties.computeIfPresent("ssl.truststore.password", (key, word) -> file("word", word));
    Pipeline pipeline = topics.pipeline(properties);
    assertThat(runner().audit(pipeline)).isEmpty();
    runsThrough(topics, pipeline);
  }

  private void runsThrough(Topics topics, Pipeline pipeline) throws InterruptedException {
    try (Execution execution = runner().start(pipeline)) {
      assertThat(broker.awaitRecords(topics.out, 2, DEADLINE))
          .extracting(record -> record.text())
          .containsExactly("{\"id\":1}", "{\"id\":2}");
      assertThat(broker.awaitRecords(topics.letters, 1, DEADLINE)).hasSize(1);
      execution.stop();
      execution.await();
      assertThat(execution.counters().restarts()).isZero();
    }
  }

  @Test
  void aMissingCertificateIsToldWithTheProperties() {
    assertRefused(
        new Topics("etl"),
        secured.withoutLogin(),
        "ask for a client's certificate that they trust");
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateThatTheBrokersDontTrustIsTold(CertificateForm form) {
    assertRefused(
        new Topics("etl"),
        secured.strangersCertificate(form, "etl"),
        "ask for a client's certificate that they trust");
  }

  @Test
  void aCertificateOfSomebodyWithoutRightsIsToldAsThat() {
    assertRefused(new Topics("etl"), secured.certificate(CertificateForm.PKCS12, "other"), "grant");
  }

  @Test
  void aKeyThatCantBeReadIsToldWithoutShowingIt() {
    String key = "not-a-key-but-secret-all-the-same";
    Map<String, String> torn = new HashMap<>(secured.certificate(CertificateForm.PEM, "etl"));
    torn.put("ssl.keystore.key", key);
    Map<String, String> locked = new HashMap<>(secured.certificate(CertificateForm.PKCS12, "etl"));
    locked.put("ssl.keystore.password", key);
    Map<String, String> missing = new HashMap<>(locked);
    missing.put("ssl.keystore.location", "/nowhere/tls.p12");
    for (Map<String, String> properties : List.of(torn, locked, missing)) {
      assertThat(runner().audit(new Topics("etl").pipeline(properties)))
          .isNotEmpty()
          .extracting(Finding::problem)
          .allSatisfy(
              problem -> {
                assertThat(problem.code()).isEqualTo(EtlError.KAFKA_0009);
                assertThat(problem)
                    .hasMessageContaining("ssl.keystore.*")
                    .hasMessageNotContaining(key);
              });
    }
  }

  private static void assertRefused(Topics topics, Map<String, String> properties, String hint) {
    assertThat(runner().audit(topics.pipeline(properties)))
        .isNotEmpty()
        .extracting(Finding::problem)
        .allSatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(EtlError.KAFKA_0007);
              assertThat(problem.retryable()).isFalse();
              assertThat(problem).hasMessageContaining(hint);
            });
  }

  private String file(String name, String text) {
    try {
      return "file:" + Files.writeString(folder.resolve(name), text);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static LocalRunner runner() {
    return LocalRunner.create(
        RunnerOptions.builder().workerId("w").commitInterval(Duration.ofMillis(100)).build());
  }

  /** The topics of one pipeline, which is named after the first, and a user's rights to them. */
  private final class Topics {
    private final String in = broker.createUniqueTopic("orders", 1);
    private final String out = broker.createUniqueTopic("checked", 1);
    private final String letters = broker.createUniqueTopic("letters", 1);

    Topics(String user) {
      broker.allow(user, KafkaResource.TOPIC, in, "READ");
      broker.allow(user, KafkaResource.GROUP, in + ":orders", "READ");
      broker.allow(user, KafkaResource.TOPIC, out, "WRITE", "DESCRIBE_CONFIGS");
      broker.allow(user, KafkaResource.TOPIC, letters, "WRITE", "DESCRIBE_CONFIGS");
      broker.allow(user, KafkaResource.TRANSACTIONAL_ID, in + "__*", "WRITE");
    }

    Pipeline pipeline(Map<String, String> client) {
      String servers = secured.bootstrapServers();
      return Pipeline.named(in)
          .source(
              "orders",
              KafkaSource.topic(in)
                  .bootstrapServers(servers)
                  .properties(client)
                  .schema(Schema.parse("id BIGINT NOT NULL"))
                  .codec(Json.codec())
                  .build())
          .sink(
              "orders",
              KafkaSink.topic(out)
                  .bootstrapServers(servers)
                  .properties(client)
                  .codec(Json.codec())
                  .build())
          .onError(
              ErrorPolicy.deadLetter(
                  KafkaDeadLetters.topic(letters)
                      .bootstrapServers(servers)
                      .properties(client)
                      .build()))
          .delivery(DeliveryGuarantee.EXACTLY_ONCE)
          .build();
    }
  }
}
