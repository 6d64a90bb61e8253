package dev.etlsdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.Finding.Severity;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Visibility;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --validate} and the audit at the start find on a real broker. */
@KafkaTest
class ValidateTest {

  private final Map<String, String> values = new HashMap<>();
  private KafkaBroker broker;

  @BeforeEach
  void everythingIsThere(KafkaBroker given) {
    broker = given;
    values.put("kafka.bootstrap-servers", broker.bootstrapServers());
    values.put("input", broker.createUniqueTopic("numbers", 1));
    values.put("output", broker.createUniqueTopic("doubles", 1));
    values.put("dead-letters", broker.createUniqueTopic("dlq", 1));
  }

  private List<Finding> audit() {
    try (Pipeline pipeline = Doubles.pipeline(PipelineConfig.of(values))) {
      return LocalRunner.create().audit(pipeline);
    }
  }

  private static List<String> errors(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.problem().getMessage())
        .toList();
  }

  @Test
  void findsNothingWhereEverythingIsThere() {
    String roomy = values.get("dead-letters") + "-roomy";
    broker.createTopic(roomy, 1, Map.of("max.message.bytes", "1100000"));
    values.put("dead-letters", roomy);
    assertThat(audit()).isEmpty();
    assertThat(broker.records(values.get("output"), Visibility.COMMITTED)).isEmpty();
  }

  @Test
  void findsEveryMissingTopicAtOnce() {
    values.put("input", "nowhere1");
    values.put("output", "nowhere2");
    values.put("dead-letters", "nowhere3");

    assertThat(errors(audit()))
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).contains("'nowhere1'").contains("stage 'numbers'"))
        .anySatisfy(text -> assertThat(text).contains("'nowhere2'").contains("stage 'doubles'"))
        .anySatisfy(text -> assertThat(text).contains("'nowhere3'"))
        .allSatisfy(text -> assertThat(text).contains("ETL-KAFKA-0002"));
    assertThat(broker.topics()).doesNotContain("nowhere1", "nowhere2", "nowhere3");
  }

  @Test
  void findsDeadLettersThatWouldBeReadOrMixedWithOutput() {
    values.put("dead-letters", values.get("input"));
    assertThat(errors(audit()))
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .contains("ETL-WORKER-0002")
                    .contains("which is read by the pipeline itself"));

    values.put("dead-letters", values.get("output"));
    assertThat(errors(audit()))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("which is written by the pipeline itself"));
  }

  @Test
  void findsACompactedTopicForDeadLetters() {
    broker.createTopic("compacted-dlq", 1, Map.of("cleanup.policy", "compact"));
    values.put("dead-letters", "compacted-dlq");

    assertThat(errors(audit()))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("is compacted"));
  }

  @Test
  void warnsOfATopicForDeadLettersWithoutRoomForTheirHeaders() {
    assertThat(audit())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.problem().getMessage())
                  .contains("ETL-KAFKA-0015")
                  .contains("the dead-letter topic '" + values.get("dead-letters") + "' takes")
                  .contains("topic '" + values.get("input") + "' has records of up to 1048588")
                  .contains(
                      "--alter --topic "
                          + values.get("dead-letters")
                          + " --add-config max.message.bytes=1060876");
            });
    assertThat(validated(Doubles.worker()).code()).isEqualTo(ExitCode.ENDED);
  }

  @Test
  void warnsWhereNoPolicyIsChosen() {
    values.put("dead-letters", "");

    assertThat(audit())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.problem().getMessage())
                  .contains("ETL-WORKER-0003")
                  .contains("numbers, doubles: the pipeline stops at the first");
            });
  }

  @Test
  void brokersThatDoNotAnswerAreFindingsOfEach() {
    assertThat(
            Doubles.worker().run("--validate", "-Dkafka.bootstrap-servers=no.such.host.invalid:1"))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void findsWhatIsWrongOnTheBrokerAlsoWhereTheConfigurationIsWrong() {
    values.put("output", "nowhere");
    values.put("outputt", "x");
    values.put("worker.tasks", "many");
    Validated validated = validated(Doubles.worker());
    assertThat(validated.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(validated.text())
        .contains("'outputt' in the command line is unknown")
        .contains("the value of 'worker.tasks' in the command line isn't a whole number")
        .contains("the topic 'nowhere' doesn't exist")
        .endsWith("not valid\n");
  }

  /** What the stream has no column for is known before anything runs, besides what brokers say. */
  @Test
  void findsASinkThatTheStreamDoesNotFit() {
    Worker keyed =
        Worker.named("keyed")
            .key("kafka.bootstrap-servers", "brokers to begin with, host:port")
            .key("input", "numbers", "the topic that is read")
            .key("output", "doubles", "the topic that is written")
            .key("dead-letters", "", "the topic of records that fail; none if empty")
            .key("key-from", "", "the column that is the key")
            .pipeline(ValidateTest::keyed);
    values.put("key-from", "nosuch");
    values.put("worker.tasks", "many");

    Validated validated = validated(keyed);
    assertThat(validated.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(validated.text())
        .contains("ETL-PIPELINE-0004 (pipeline 'keyed', stage 'numbers')")
        .contains("keyFrom: the stream has no column 'nosuch', its columns are [n]")
        .contains("the value of 'worker.tasks' in the command line isn't a whole number")
        .endsWith("not valid\n");

    values.put("key-from", "n");
    values.remove("worker.tasks");
    assertThat(validated(keyed).code()).isEqualTo(ExitCode.ENDED);
  }

  private static Pipeline keyed(PipelineConfig config) {
    String servers = config.text("kafka.bootstrap-servers");
    return Pipeline.named("keyed")
        .source(
            "numbers",
            KafkaSource.topic(config.text("input"))
                .bootstrapServers(servers)
                .schema(Schema.parse("n INTEGER NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink(
            "numbers",
            KafkaSink.topic(config.text("output"))
                .bootstrapServers(servers)
                .codec(Json.codec())
                .keyFrom(config.text("key-from"))
                .keepColumns()
                .build())
        .onError(ErrorPolicy.fail())
        .build();
  }

  private record Validated(ExitCode code, String text) {}

  /** What {@code --validate} prints, and how it ends. */
  private Validated validated(Worker worker) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      ExitCode code = worker.run(concat("--validate", arguments()));
      return new Validated(code, out.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"--no-progress, ENDED", "--validate, FINDINGS"})
  void interruptingAnAuditEndsItAndItIsNotTakenForDone(String option, ExitCode expected)
      throws Exception {
    AtomicReference<ExitCode> code = new AtomicReference<>();
    try (ServerSocket silent = new ServerSocket(0)) {
      String servers = "localhost:" + silent.getLocalPort();
      Thread thread =
          new Thread(
              () -> code.set(Doubles.worker().run(option, "-Dkafka.bootstrap-servers=" + servers)));
      thread.start();
      silent.accept();
      thread.interrupt();
      thread.join(Duration.ofSeconds(60).toMillis());
    }
    assertThat(code.get()).isEqualTo(expected);
  }

  private String[] arguments() {
    return values.entrySet().stream()
        .map(entry -> "--set=" + entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  @Test
  void validationChangesNothing() {
    assertThat(Doubles.worker().run(concat("--validate", arguments()))).isEqualTo(ExitCode.ENDED);
    assertThat(broker.committedOffsets("doubles:numbers", values.get("input"))).isEmpty();
  }

  private static String[] concat(String first, String... others) {
    String[] all = new String[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}
