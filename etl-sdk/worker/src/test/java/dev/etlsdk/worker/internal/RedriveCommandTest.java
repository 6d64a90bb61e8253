package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Visibility;
import dev.etlsdk.worker.Doubles;
import dev.etlsdk.worker.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The subcommand {@code redrive} of a worker, on a real broker. */
@KafkaTest
class RedriveCommandTest {

  @TempDir Path folder;

  private KafkaBroker broker;
  private Map<String, String> environment;
  private String input;
  private String letters;
  private InProcess worker;

  @BeforeEach
  void topics(KafkaBroker given) {
    broker = given;
    input = broker.createUniqueTopic("numbers", 2);
    letters = broker.createUniqueTopic("letters", 1);
    environment =
        Map.of(
            "ETL_KAFKA__BOOTSTRAP_SERVERS",
            broker.bootstrapServers(),
            "ETL_INPUT",
            input,
            "ETL_OUTPUT",
            broker.createUniqueTopic("doubles", 1),
            "ETL_DEAD_LETTERS",
            letters);
  }

  private ExitCode run(String... args) {
    worker = new InProcess(Doubles.program(), environment);
    return worker.run(args);
  }

  private ExitCode redrive(String... args) {
    return run(Stream.concat(Stream.of("redrive"), Stream.of(args)).toArray(String[]::new));
  }

  private void failTwo() {
    broker.publish(
        input,
        List.of(
            KafkaRecord.of("{\"n\":1}"),
            KafkaRecord.of("{\"n\":\"many\"}").withKey("a"),
            KafkaRecord.of("{").withKey("b")));
    assertThat(run("--until-end")).isEqualTo(ExitCode.ENDED);
  }

  @Test
  void listsTriesAndSends() {
    failTwo();

    assertThat(redrive()).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out())
        .contains(letters + "-0@0  ")
        .contains("ETL-DECODE-0002")
        .contains("in stream 'numbers' (decode), record " + input + "-")
        .contains("2 letters\n  1: ETL-DECODE-0001 in stream 'numbers'");

    assertThat(redrive("--dry-run")).isEqualTo(ExitCode.FINDINGS);
    assertThat(worker.out()).startsWith("0 of 2 now pass\n  fail    1: ETL-DECODE-000");
    assertThat(broker.records(input, Visibility.COMMITTED)).hasSize(3);

    assertThat(redrive("--send", "--key", "a", "--rate", "100")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out()).isEqualTo("1 sent\n");
    assertThat(broker.records(input, Visibility.COMMITTED)).hasSize(4);

    assertThat(redrive("--list", "--json")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"letter\":\"" + letters + "-0@")
        .contains("\"code\":\"ETL-DECODE-0001\"")
        .endsWith("\"}");
    assertThat(worker.out()).endsWith("{\"letters\":1}\n");
  }

  @Test
  void exportsAFailureWithTheSourceOfItsTest() throws Exception {
    failTwo();
    Path to = folder.resolve("torn");

    assertThat(
            redrive(
                "--export",
                to.toString(),
                "--code",
                "ETL-DECODE-0001",
                "--test",
                "com.example.TornTest",
                "--pipeline",
                "Doubles.pipeline(replay.config())"))
        .isEqualTo(ExitCode.ENDED);
    assertThat(worker.out())
        .isEqualTo(
            "1 exported to "
                + to
                + ", test "
                + to
                + "/TornTest.java\n  1 of 1 fail as before, each alone\n");
    assertThat(Files.readString(to.resolve("failure.properties")))
        .contains("pipeline=doubles\n")
        .contains("config.input=" + input + "\n");
    assertThat(to.resolve("records.arrow")).exists();

    assertThat(redrive("--export", to.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err()).contains("ETL-REDRIVE-0004").contains("there is a failure in");
  }

  @ParameterizedTest
  @CsvSource({
    "--since, soon, the value of --since isn't a time like 2026-03-01T12:00:00Z or 2h",
    "--rate, fast, the value of --rate isn't a whole number from 1 on",
    "--max-redrives, 0, the value of --max-redrives isn't a whole number from 1 on",
    "--code, , --code CODE lacks its value",
    "--cod, X, did you mean '--code'?",
    "--test, T, --test and --pipeline go together",
  })
  void whatIsWrongIsToldAndNothingIsDone(String option, String value, String message) {
    String[] args = value == null ? new String[] {option} : new String[] {option, value};
    assertThat(redrive(args)).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err()).contains("ETL-WORKER-0004").containsIgnoringCase(message);
    assertThat(worker.out()).isEmpty();
  }

  @Test
  void oneThingAtATime() {
    assertThat(redrive("--send", "--dry-run")).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err()).contains("--list, --dry-run, --send and --export don't go together");
  }

  @Test
  void helpTellsOptionsAndExitCodes() {
    assertThat(redrive("--help")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out())
        .contains("redrive [--list | --dry-run | --send | --export DIR]")
        .contains("--max-redrives=N")
        .contains("1  --dry-run found letters that would fail");

    assertThat(run("--help")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out()).contains("redrive  lists dead letters");
  }

  @Test
  void aPipelineWithoutDeadLettersHasNothingToRedrive() {
    environment =
        Map.of("ETL_KAFKA__BOOTSTRAP_SERVERS", broker.bootstrapServers(), "ETL_INPUT", input);
    assertThat(redrive("--list")).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err()).contains("ETL-REDRIVE-0001");
  }

  @Test
  void aTopicThatIsMissingIsToldAsSuch() {
    assertThat(redrive("--list", "--set", "dead-letters=nowhere")).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err()).contains("ETL-KAFKA-0002").contains("'nowhere'");
  }
}
