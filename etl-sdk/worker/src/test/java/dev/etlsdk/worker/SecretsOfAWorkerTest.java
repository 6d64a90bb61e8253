package dev.etlsdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.security.CertificateForm;
import dev.etlsdk.testkit.kafka.security.SaslMechanism;
import dev.etlsdk.testkit.kafka.security.Secured;
import dev.etlsdk.testkit.kafka.security.SecuredKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a worker writes, and no answer of it, holds a secret that it was given. */
@KafkaTest(security = @Secured(users = "etl:hush-hush-4242", clientCertificates = true))
@Tag("faults")
class SecretsOfAWorkerTest {

  private static final String PASSWORD = "hush-hush-4242";
  private static final String WRONG = "wr0ng-w0rd-77";

  @TempDir Path folder;

  private final EmbeddedKafka broker;
  private final SecuredKafka secured;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG));

  SecretsOfAWorkerTest(EmbeddedKafka broker, SecuredKafka secured) {
    this.broker = broker;
    this.secured = secured;
  }

  @BeforeEach
  void configuration() throws IOException {
    environment.put("ETL_SERVERS", secured.bootstrapServers());
    environment.put("ETL_INPUT", broker.createUniqueTopic("in", 1));
    environment.put("ETL_OUTPUT", broker.createUniqueTopic("out", 1));
    environment.put("ETL_LETTERS", broker.createUniqueTopic("letters", 1));
    Map<String, String> client = new HashMap<>(secured.certificate(CertificateForm.PEM, "etl"));
    client.putAll(secured.login(SaslMechanism.SCRAM_SHA_512, "etl"));
    String key = client.get("ssl.keystore.key");
    key.lines().filter(line -> !line.startsWith("-----")).forEach(secrets::add);
    secrets.add(client.get("ssl.truststore.password"));
    client.put("ssl.keystore.key", "file:" + Files.writeString(folder.resolve("tls.key"), key));
    environment.put("TRUST_PASSWORD", client.put("ssl.truststore.password", "env:TRUST_PASSWORD"));
    environment.put("PASSWORD", PASSWORD);
    client.computeIfPresent(
        "sasl.jaas.config", (name, jaas) -> jaas.replace(PASSWORD, "env:PASSWORD"));
    client.forEach(
        (name, value) ->
            environment.put(
                "ETL_CLIENT__" + name.toUpperCase(Locale.ROOT).replace(".", "__"), value));
  }

  @Test
  void aRunAndItsEndpointsShowNone() throws Exception {
    broker.publish(environment.get("ETL_INPUT"), "{\"id\":1}", "poison");
    try (WorkerProcess worker = start("--metrics-port", "0", "--progress")) {
      broker.awaitRecords(environment.get("ETL_OUTPUT"), 1, WorkerProcess.LIMIT);
      for (String path : List.of("/", "/health", "/ready", "/metrics")) {
        assertShowsNone(worker.get(path).body());
      }
      worker.terminate();
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err()).contains("ended: 2 records in");
      assertShowsNone(worker.out() + worker.err());
    }
    assertAnswers("ETL-DECODE", "redrive", "--list");
  }

  /**
   * The clients write all of their configuration as they start, which a worker's log leaves out.
   */
  @Test
  void aLogOfTheUsersThatShowsTheClientsShowsNoneEither() throws Exception {
    Path logback = folder.resolve("logback.xml");
    Files.writeString(
        logback,
        """
        <configuration>
          <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%level %logger - %msg%n</pattern></encoder>
          </appender>
          <root level="DEBUG"><appender-ref ref="console"/></root>
        </configuration>
        """);
    environment.put("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + logback);
    broker.publish(environment.get("ETL_INPUT"), "{\"id\":1}", "poison");
    try (WorkerProcess worker = start("--metrics-port", "0")) {
      broker.awaitRecords(environment.get("ETL_OUTPUT"), 1, WorkerProcess.LIMIT);
      broker.awaitRecords(environment.get("ETL_LETTERS"), 1, WorkerProcess.LIMIT);
      worker.terminate();
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.out())
          .contains("ConsumerConfig values", "ProducerConfig values", "AdminClientConfig values")
          .contains("sasl.jaas.config = [hidden]", "ssl.keystore.key = [hidden]")
          .contains("ssl.truststore.password = [hidden]");
      assertShowsNone(worker.out() + worker.err());
    }
  }

  @Test
  void answersShowNone() throws Exception {
    assertAnswers("numbers", "--explain");
    assertAnswers("valid", "--validate");
    assertAnswers("client.sasl.jaas.config", "--help");
  }

  @Test
  void failuresShowNone() throws Exception {
    environment.put("PASSWORD", WRONG);
    try (WorkerProcess worker = start("--set", "worker.log-format=json")) {
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(worker.err()).contains("ETL-KAFKA-0007");
      assertShowsNone(worker.out() + worker.err());
    }
    environment.put("TRUST_PASSWORD", WRONG);
    try (WorkerProcess worker = start("--validate")) {
      assertThat(worker.exitCode()).isNotZero();
      assertThat(worker.out()).contains("ETL-KAFKA-0009");
      assertShowsNone(worker.out() + worker.err());
    }
  }

  private void assertAnswers(String expected, String... args) throws Exception {
    try (WorkerProcess worker = start(args)) {
      assertThat(worker.exitCode()).as(worker.out() + worker.err()).isZero();
      assertThat(worker.out()).contains(expected);
      assertShowsNone(worker.out() + worker.err());
    }
  }

  private void assertShowsNone(String text) {
    assertThat(text).isNotEmpty().doesNotContain(secrets);
  }

  private WorkerProcess start(String... args) throws IOException {
    return WorkerProcess.start(SecuredCopy.class, folder, environment, args);
  }
}
