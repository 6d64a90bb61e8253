package dev.etlsdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

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
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(Doubles.worker().run(concat("--validate", arguments())))
          .isEqualTo(ExitCode.FINDINGS);
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("'outputt' in the command line is unknown")
        .contains("the value of 'worker.tasks' in the command line isn't a whole number")
        .contains("the topic 'nowhere' doesn't exist")
        .endsWith("not valid\n");
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
