package dev.etlsdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker as its user meets it: a process that is started, asked and stopped. */
@KafkaTest
class WorkerProcessTest {

  @TempDir Path folder;

  private KafkaBroker broker;
  private String input;
  private String output;

  @BeforeEach
  void topics(KafkaBroker given) {
    broker = given;
    input = broker.createUniqueTopic("numbers", 2);
    output = broker.createUniqueTopic("doubles", 2);
  }

  private WorkerProcess start(String... args) throws Exception {
    return WorkerProcess.start(
        folder,
        Map.of(
            "ETL_KAFKA__BOOTSTRAP_SERVERS",
            broker.bootstrapServers(),
            "ETL_INPUT",
            input,
            "ETL_OUTPUT",
            output),
        args);
  }

  private void publish(int from, int to) {
    broker.publish(
        input,
        IntStream.range(from, to).mapToObj(n -> KafkaRecord.of("{\"n\":" + n + "}")).toList());
  }

  @Test
  void endsWithZeroAtTheEndOfItsSources() throws Exception {
    publish(0, 100);

    try (WorkerProcess worker = start("--until-end", "--progress")) {
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.out()).contains("finished: 100 records in, 100 rows out, 0 failed");
      assertThat(worker.err())
          .contains("nothing says what happens to rows that fail in numbers, doubles")
          .contains("ended: 100 records in, 100 rows out");
    }
    assertThat(broker.awaitRecords(output, 100, WorkerProcess.LIMIT))
        .extracting(ReceivedRecord::text)
        .contains("{\"n\":21,\"doubled\":42}");
  }

  @Test
  void sigtermDrainsAndEndsWithZero() throws Exception {
    publish(0, 50);

    try (WorkerProcess worker = start("--set", "worker.commit-interval=1h")) {
      broker.awaitRecords(output, 50, WorkerProcess.LIMIT);
      worker.terminate();

      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err()).contains("stopping").contains("ended: 50 records in");
    }
    assertThat(
            broker.committedOffsets("doubles:numbers", input).values().stream()
                .mapToLong(Long::longValue)
                .sum())
        .as("acknowledged at the end, although the commit interval was far away")
        .isEqualTo(50);
  }

  @Test
  void failureEndsWithThree() throws Exception {
    broker.publish(input, List.of(KafkaRecord.of("poison")));

    try (WorkerProcess worker = start()) {
      assertThat(worker.exitCode()).isEqualTo(3);
      assertThat(worker.err())
          .contains("ETL-RUN-0001")
          .contains("ETL-DECODE-0001")
          .as("what failed is told without a trace, and nothing else is")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void whatStopsItIsExportedWhereThatIsAsked() throws Exception {
    broker.publish(input, List.of(KafkaRecord.of("poison")));
    Path failures = folder.resolve("failures");

    try (WorkerProcess worker = start("--export-failures", failures.toString())) {
      assertThat(worker.exitCode()).isEqualTo(3);
    }
    try (Stream<Path> exported = Files.list(failures)) {
      assertThat(exported.toList())
          .singleElement()
          .satisfies(
              failure ->
                  assertThat(failure)
                      .isDirectoryContaining("glob:**/records.arrow")
                      .isDirectoryContaining("glob:**/failure.properties"));
    }
  }

  @Test
  void stoppingThatTakesTooLongEndsWithFour() throws Exception {
    publish(-1, 0);

    try (WorkerProcess worker = start("-Dworker.stop-timeout=1s")) {
      Await.until("the row is under way", WorkerProcess.LIMIT, worker::out, "stuck\n"::equals);
      worker.terminate();

      assertThat(worker.exitCode()).as(worker.err()).isEqualTo(4);
      assertThat(worker.err()).contains("ETL-RUN-0004");
    }
  }

  /** A broker that takes connections and never answers keeps the audit waiting for 30 s. */
  @Test
  void sigtermBeforeThePipelineRunsEndsWithZeroAtOnce() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        WorkerProcess worker =
            start("-Dkafka.bootstrap-servers=localhost:" + silent.getLocalPort())) {
      silent.accept();
      worker.terminate();

      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err())
          .contains("stopped before anything was read")
          .doesNotContain("ETL-KAFKA-0001");
    }
  }

  @Test
  void validationThatIsBrokenOffIsNoAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        WorkerProcess worker =
            start("--validate", "-Dkafka.bootstrap-servers=localhost:" + silent.getLocalPort())) {
      silent.accept();
      worker.terminate();

      assertThat(worker.exitCode()).isGreaterThan(100);
      assertThat(worker.out()).doesNotContain("valid");
    }
  }

  @Test
  void missingTopicEndsWithTwoBeforeAnythingRuns() throws Exception {
    try (WorkerProcess worker = start("--set", "output=nowhere")) {
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(worker.err()).contains("the topic 'nowhere' doesn't exist");
    }
  }

  /** The clients would warn of each attempt, in a hundred lines and more. */
  @Test
  @Tag("faults")
  void withoutABrokerTheLogSaysSoInAFewLines() throws Exception {
    try (WorkerProcess worker =
        start("-Dkafka.bootstrap-servers=localhost:1", "-Ddead-letters=dlq")) {
      assertThat(worker.exitCode()).isEqualTo(3);
      assertThat(worker.err())
          .contains("ETL-KAFKA-0001")
          .contains("no Kafka broker answered at localhost:1 within 30 s")
          .contains("could not be established");
      assertThat(worker.err().lines()).hasSizeLessThan(15);
    }
  }

  @Test
  void tellsHealthReadinessAndMetrics() throws Exception {
    publish(0, 10);

    try (WorkerProcess worker = start("--metrics-port", "0")) {
      broker.awaitRecords(output, 10, WorkerProcess.LIMIT);

      HttpResponse<String> health = worker.get("/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"status\":\"UP\"").contains("\"state\":\"RUNNING\"");
      assertThat(worker.get("/ready").statusCode()).isEqualTo(200);
      HttpResponse<String> metrics = worker.get("/metrics");
      assertThat(metrics.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
      assertThat(metrics.body())
          .contains("etl_records_in_total{")
          .contains("jvm_memory_used_bytes");
      assertThat(worker.get("/healthy").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void jsonLogIsOneObjectALine() throws Exception {
    try (WorkerProcess worker = start("--until-end", "--log-format", "json")) {
      assertThat(worker.exitCode()).as(worker.err()).isZero();
      assertThat(worker.err().lines().toList())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}").contains("\"level\":"))
          .anySatisfy(line -> assertThat(line).contains("ended: 0 records in"));
    }
  }
}
