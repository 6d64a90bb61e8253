package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import dev.etlsdk.testkit.kafka.security.SaslMechanism;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said where a client and a broker don't come to trust each other. */
@ArrowTest
class LoginTest {

  private static final String PASSWORD = "hush-hush";
  private static final String WRONG = "wr0ng-word";
  private static EmbeddedKafka broker;
  private static String topic;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    broker =
        EmbeddedKafka.start(
            EmbeddedKafkaOptions.defaults()
                .withSecurity(KafkaSecurity.user("etl", PASSWORD).withTls()));
    topic = broker.createUniqueTopic("login", 1);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothingStandsInTheWayOfTheRightLogin(SaslMechanism mechanism, BufferAllocator allocator) {
    assertThat(findings(broker.secured().login(mechanism, "etl"), allocator)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPasswordIsToldAsSuch(SaslMechanism mechanism, BufferAllocator allocator) {
    assertRefused(
        broker.secured().login(mechanism, "etl", WRONG),
        mechanism == SaslMechanism.OAUTHBEARER ? "clientSecret" : "check user, password",
        allocator);
  }

  @Test
  void aCertificateThatNobodyTrustsIsToldWithThePropertyThatDoes(BufferAllocator allocator) {
    Map<String, String> login = new HashMap<>(broker.secured().login(SaslMechanism.PLAIN, "etl"));
    login.keySet().removeIf(name -> name.startsWith("ssl.truststore"));
    assertRefused(login, "ssl.truststore.location", allocator);
  }

  @Test
  void aListenerWithoutTlsIsToldWithThePropertyThatSaysSo(BufferAllocator allocator) {
    Map<String, String> login = broker.secured().login(SaslMechanism.PLAIN, "etl");
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .connectTimeout(Duration.ofSeconds(1))
            .properties(login)
            .build();
    try (Task task = new Task(allocator, "login")) {
      assertThat(letters.audit(task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding)
                      .hasMessageContaining("ETL-KAFKA-0001")
                      .hasMessageContaining("security.protocol is the listener's"));
    }
  }

  @Test
  void aTrustStoreThatCantBeReadIsToldByItsProperty(BufferAllocator allocator) {
    Map<String, String> missing = new HashMap<>(broker.secured().login(SaslMechanism.PLAIN, "etl"));
    missing.put("ssl.truststore.location", "/nowhere/trust.p12");
    Map<String, String> locked = new HashMap<>(broker.secured().login(SaslMechanism.PLAIN, "etl"));
    locked.put("ssl.truststore.password", WRONG);
    for (Map<String, String> login : List.of(missing, locked)) {
      assertThat(findings(login, allocator))
          .isNotEmpty()
          .allSatisfy(
              finding -> {
                assertThat(finding.code()).isEqualTo(EtlError.KAFKA_0009);
                assertThat(finding)
                    .hasMessageContaining("correct the properties ssl.truststore.*")
                    .hasMessageNotContaining(WRONG);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void secretsMayStandInFiles(SaslMechanism mechanism, BufferAllocator allocator)
      throws IOException {
    Map<String, String> login = new HashMap<>(broker.secured().login(mechanism, "etl"));
    String password = file("password", PASSWORD + "\n");
    String trust = file("trust", login.get("ssl.truststore.password"));
    login.put("ssl.truststore.password", trust);
    login.computeIfPresent("sasl.jaas.config", (key, jaas) -> jaas.replace(PASSWORD, password));
    assertThat(login.get("sasl.jaas.config")).contains("\"" + password + "\"");
    assertThat(findings(login, allocator)).as("each by itself").isEmpty();

    String line = broker.secured().login(mechanism, "etl").get("sasl.jaas.config");
    login.put("sasl.jaas.config", file("jaas", line));
    assertThat(findings(login, allocator)).as("the whole line").isEmpty();
  }

  @Test
  void aWrongPasswordInAFileIsNotShown(BufferAllocator allocator) throws IOException {
    Map<String, String> login =
        broker.secured().login(SaslMechanism.PLAIN, "etl", file("wrong", WRONG));
    assertRefused(login, "check user, password", allocator);
  }

  @Test
  void aSecretThatIsMissingIsNamed(BufferAllocator allocator) throws IOException {
    Map<String, String> login = new HashMap<>(broker.secured().login(SaslMechanism.PLAIN, "etl"));
    login.put("ssl.truststore.password", "env:ETL_TEST_NO_SUCH_VARIABLE");
    assertThat(findings(login, allocator))
        .hasSize(3)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(EtlError.CONFIG_0004);
              assertThat(finding.location().stage()).isIn("input", "output");
              assertThat(finding)
                  .hasMessageContaining("the property 'ssl.truststore.password'")
                  .hasMessageContaining("ETL_TEST_NO_SUCH_VARIABLE, which isn't set");
            });
  }

  private String file(String name, String text) throws IOException {
    return "file:" + Files.writeString(folder.resolve(name), text);
  }

  private static void assertRefused(
      Map<String, String> login, String hint, BufferAllocator allocator) {
    List<EtlException> findings = findings(login, allocator);
    assertThat(findings)
        .hasSize(3)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(EtlError.KAFKA_0007);
              assertThat(finding.retryable()).isFalse();
              assertThat(finding)
                  .hasMessageContaining(hint)
                  .hasMessageNotContaining(PASSWORD)
                  .hasMessageNotContaining(WRONG);
            });
  }

  /** What a source, a sink and dead letters say at the start. */
  private static List<EtlException> findings(Map<String, String> login, BufferAllocator allocator) {
    String servers = broker.secured().bootstrapServers();
    Duration limit = Duration.ofSeconds(20);
    KafkaSource source =
        KafkaSource.topic(topic)
            .bootstrapServers(servers)
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .connectTimeout(limit)
            .properties(login)
            .build();
    KafkaSink sink =
        KafkaSink.topic(topic)
            .bootstrapServers(servers)
            .codec(new TextCodec())
            .connectTimeout(limit)
            .properties(login)
            .build();
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic(topic)
            .bootstrapServers(servers)
            .connectTimeout(limit)
            .properties(login)
            .build();
    List<EtlException> findings = new ArrayList<>();
    try (Task task = new Task(allocator, "login")) {
      findings.addAll(source.audit(task.source()));
      findings.addAll(sink.audit(TextCodec.SCHEMA, task.sink()));
      findings.addAll(letters.audit(task.sink()));
    }
    return findings;
  }
}
