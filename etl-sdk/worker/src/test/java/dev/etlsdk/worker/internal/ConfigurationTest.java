package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.ConfiguredPipeline;
import dev.etlsdk.pipeline.config.ConnectorDescriptor;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.worker.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From files, environment and command line to the values that a pipeline gets. */
class ConfigurationTest {

  private static final String SECRET = "hush-hush";

  @TempDir Path folder;

  private final AtomicReference<PipelineConfig> given = new AtomicReference<>();

  private final Program program =
      Program.declared(
          "copy",
          List.of(
              ConfigKey.required("address", "where it is"),
              ConfigKey.of("test_table.source.topic", "numbers", "the topic"),
              ConfigKey.of("pass-word", "", "a secret")),
          this::pipeline);

  private Pipeline pipeline(PipelineConfig config) {
    given.set(config);
    Schema schema = Schema.parse("n INTEGER NOT NULL");
    return Pipeline.named("copy")
        .source("rows", InMemorySource.builder("rows", schema).build())
        .sink("rows", InMemoryStore.create().sink("out"))
        .build();
  }

  private String value(String key) {
    return given.get().text(key);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private InProcess worker(Map<String, String> environment) {
    return new InProcess(program, environment);
  }

  @Test
  void secretsAreFoundWhereValuesReferToThem() throws IOException {
    Path password = file("password", SECRET + "\n");
    Map<String, String> environment = Map.of("ADDRESS_OF_IT", "from the environment");
    String[] references = {"-Daddress=env:ADDRESS_OF_IT", "-Dpass-word=file:" + password};

    assertThat(worker(environment).run(concat(references, "--explain"))).isEqualTo(ExitCode.ENDED);
    assertThat(value("address")).isEqualTo("from the environment");
    assertThat(value("pass-word")).isEqualTo(SECRET);
    assertThat(given.get().toString()).doesNotContain(SECRET);

    InProcess help = worker(environment);
    help.run(concat(references, "--help"));
    assertThat(help.out()).contains("pass-word").doesNotContain(SECRET);
  }

  @Test
  void secretsThatAreMissingAreToldAtOnceAndOnce() {
    InProcess worker = worker(Map.of());
    ExitCode code =
        worker.run(
            "-Daddress=env:NO_ADDRESS",
            "-Dpass-word=file:/nowhere/password",
            "-Dworker.tasks=env:NO_TASKS",
            "--validate");

    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(worker.out())
        .containsOnlyOnce("environment variable NO_ADDRESS, which isn't set")
        .containsOnlyOnce("file /nowhere/password, which doesn't exist")
        .containsOnlyOnce("environment variable NO_TASKS, which isn't set")
        .contains("ETL-CONFIG-0004")
        .contains("'pass-word' in the command line");
  }

  @Test
  void commandLineOverridesEnvironmentOverridesFilesOverrideDefaults() throws IOException {
    Path first = file("first.properties", "address=file1\npass-word=file1\nworker.tasks=2\n");
    Path second = file("second.yaml", "pass-word: file2\ntest_table: {source: {topic: file2}}\n");
    String[] files = {"--config", first.toString(), "--config", second.toString()};

    assertThat(worker(Map.of()).run(concat(files, "--explain"))).isEqualTo(ExitCode.ENDED);
    assertThat(value("address")).isEqualTo("file1");
    assertThat(value("pass-word")).isEqualTo("file2");
    assertThat(value("test_table.source.topic")).isEqualTo("file2");

    Map<String, String> environment =
        Map.of("ETL_TEST_TABLE__SOURCE__TOPIC", "env", "ETL_PASS_WORD", "env");
    worker(environment).run(concat(files, "--explain", "-Dpass-word=line"));
    assertThat(value("test_table.source.topic")).isEqualTo("env");
    assertThat(value("pass-word")).isEqualTo("line");
  }

  @Test
  void defaultsHoldWhereNothingIsSaid() {
    assertThat(worker(Map.of()).run("--set", "address=x", "--explain")).isEqualTo(ExitCode.ENDED);

    assertThat(value("test_table.source.topic")).isEqualTo("numbers");
  }

  @Test
  void allMistakesAreToldAtOnceAndNoValueOfThem() throws IOException {
    Path missing = folder.resolve("missing.yaml");

    InProcess worker = worker(Map.of("ETL_TEST_TABLE__SOURCE__TOPICS", SECRET));
    ExitCode code =
        worker.run(
            "--validate",
            "--config",
            missing.toString(),
            "--set",
            "worker.taks=" + SECRET,
            "--set",
            "worker.tasks=" + SECRET,
            "--set",
            "worker.poll-wait=0ms",
            "--set",
            "worker.log-format=" + SECRET,
            "--set",
            "worker.metrics-port=70000",
            "--set",
            "pass-wort=" + SECRET);

    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(worker.out())
        .contains("ETL-CONFIG-0003: the configuration file " + missing)
        .contains("did you mean 'ETL_TEST_TABLE__SOURCE__TOPIC'?")
        .contains("'worker.taks' in the command line is unknown\n  -> did you mean 'worker.tasks'?")
        .contains("the value of 'worker.tasks' in the command line isn't a whole number")
        .contains("'worker.poll-wait' in the command line: pollWait is more than 0")
        .contains("the value of 'worker.log-format' in the command line isn't text or json")
        .contains("the value of 'worker.metrics-port' in the command line isn't a port")
        .contains("the configuration lacks 'address': where it is")
        .contains("did you mean 'pass-word'?")
        .doesNotContain(SECRET);
  }

  @Test
  void mistakesOutsideOfValidationAreUsage() {
    assertThat(worker(Map.of()).run()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void unknownOptionIsToldWithTheNearestAndWithoutItsValue() {
    InProcess worker = worker(Map.of());

    assertThat(worker.run("--metrics-prot=" + SECRET, SECRET)).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err())
        .contains("unknown option --metrics-prot")
        .contains("--metrics-port")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hlep | unknown option --hlep | did you mean '--help'?",
        "-D | --set KEY=VALUE lacks its value | --help",
        "--config | --config FILE lacks its value | --help",
        "--set hush-hush | --set KEY=VALUE isn't followed by what it takes | --help",
        "--metrics-port hush-hush --metrics-port 2 | --metrics-port PORT stands twice | once",
        "--explain --validate | --explain and --validate don't go together | one question",
        "hush-hush | an argument belongs to no option | --help",
      })
  void mistakesOfTheCommandLineNameTheOptionAndNoValue(String line, String problem, String fix) {
    InProcess worker = worker(Map.of());

    assertThat(worker.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(worker.err()).contains("ETL-WORKER-0004").contains(problem).contains(fix);
    assertThat(worker.err()).doesNotContain(SECRET);
  }

  @Test
  void untilEndCanBeTakenBack() {
    InProcess worker = worker(Map.of("ETL_WORKER__UNTIL_END", "certainly"));

    assertThat(worker.run("-Daddress=x", "--until-end=false", "--explain"))
        .isEqualTo(ExitCode.ENDED);
  }

  @Test
  void variablesOfOthersAreLeftAlone() {
    ExitCode code =
        worker(Map.of("ETL_SERVICE_HOST", "10.0.0.1", "ETL_PORT", "tcp://10.0.0.1:80"))
            .run("-Daddress=x", "--explain");

    assertThat(code).isEqualTo(ExitCode.ENDED);
  }

  @Test
  void variableThatIsNearlyAKeysIsAWarning() {
    Map<String, String> environment =
        Map.of(
            "ETL_ADRESS", SECRET, "ETL_ADDRESS_PORT", "tcp://10.0.0.1:80", "ETL_JAVA_HOME", "/jdk");
    InProcess worker = worker(environment);

    assertThat(worker.run("-Daddress=x", "--validate")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out())
        .contains("WARNING ETL-CONFIG-0001: the environment variable ETL_ADRESS is no key's")
        .contains("did you mean 'ETL_ADDRESS'?")
        .doesNotContain("ETL_ADDRESS_PORT", "ETL_JAVA_HOME", SECRET);
  }

  @Test
  void variableThatCouldBeTwoKeysIsRefused() {
    Program ambiguous =
        Program.declared(
            "p",
            List.of(ConfigKey.of("a-b", "", "one"), ConfigKey.of("a_b", "", "other")),
            this::pipeline);

    InProcess worker = new InProcess(ambiguous, Map.of("ETL_A_B", "x"));
    assertThat(worker.run("--validate")).isEqualTo(ExitCode.FINDINGS);
    assertThat(worker.out()).contains("ETL_A_B could be 'a-b' and 'a_b'");
    assertThat(new InProcess(ambiguous, Map.of()).run("--explain")).isEqualTo(ExitCode.ENDED);
  }

  /** A pipeline with a function whose class takes keys of any name. */
  private InProcess rates(Map<String, String> environment) {
    Program rates =
        Program.annotated(
            config -> {
              given.set(config);
              Schema schema = Schema.parse("n INTEGER NOT NULL");
              return ConfiguredPipeline.named("rates", config)
                  .source(
                      "rows",
                      (settings, rows) -> InMemorySource.builder("rows", rows).build(),
                      ConnectorDescriptor.of("Numbers", "rows.source", "rows"),
                      schema)
                  .functions("acme.Rates")
                  .sink(
                      "rows",
                      settings -> InMemoryStore.create().sink("out"),
                      ConnectorDescriptor.of("Store", "rows.sink", "rows"));
            });
    return new InProcess(rates, environment);
  }

  private static final Map<String, String> BASE_RATE =
      Map.of("ETL_UDF__RATES__BASE_RATE", "from the environment");

  @Test
  void variableOfAFunctionsKeyTakesOverTheSpellingOfAFile() throws IOException {
    Path file = file("a.properties", "udf.Rates.baseRate=from a file");

    assertThat(rates(BASE_RATE).run("--config", file.toString(), "--explain"))
        .isEqualTo(ExitCode.ENDED);
    assertThat(value("udf.Rates.baseRate")).isEqualTo("from the environment");
    assertThat(given.get().keys()).doesNotContain("udf.Rates.base-rate");

    assertThat(rates(BASE_RATE).run("-Dudf.Rates.baseRate=said", "--explain"))
        .isEqualTo(ExitCode.ENDED);
    assertThat(value("udf.Rates.baseRate")).isEqualTo("said");

    assertThat(rates(BASE_RATE).run("--explain")).isEqualTo(ExitCode.ENDED);
    assertThat(value("udf.Rates.base-rate")).isEqualTo("from the environment");
  }

  @Test
  void keyOfAFunctionInTwoSpellingsIsRefused() throws IOException {
    Path file =
        file("a.properties", "udf.Rates.baseRate=" + SECRET + "\nudf.Rates.base_rate=" + SECRET);
    InProcess two = rates(Map.of());
    assertThat(two.run("--config", file.toString(), "--validate")).isEqualTo(ExitCode.FINDINGS);
    assertThat(two.out())
        .contains("'udf.Rates.baseRate' in " + file + " and 'udf.Rates.base_rate' in " + file)
        .contains("are one key")
        .doesNotContain(SECRET);

    InProcess variable = rates(BASE_RATE);
    assertThat(variable.run("--config", file.toString(), "--validate"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(variable.out())
        .contains(
            "ETL_UDF__RATES__BASE_RATE could be 'udf.Rates.baseRate' and 'udf.Rates.base_rate'");

    InProcess twice =
        rates(Map.of("ETL_UDF__RATES__BASE_RATE", SECRET, "ETL_UDF__RATES__BASERATE", SECRET));
    assertThat(twice.run("-Dudf.Rates.baseRate=x", "--validate")).isEqualTo(ExitCode.FINDINGS);
    assertThat(twice.out())
        .contains(
            "ETL_UDF__RATES__BASERATE and ETL_UDF__RATES__BASE_RATE both say 'udf.Rates.baseRate'")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a.properties | \"address=1\naddress=2\" | 'address' stands twice",
        "a.yaml | \"address: 1\naddress: 2\" | isn't well-formed: line 2",
        "b.yaml | \"address: [1\" | isn't well-formed: line",
        "c.yaml | \"- 1\" | its top is no map",
        "d.yaml | \"address: [{a: 1}]\" | is a list of something else",
        "e.properties | \"address=\\u00\" | malformed",
      })
  void unreadableFilesAreTold(String name, String text, String problem) throws IOException {
    Path file = file(name, text);

    InProcess worker = worker(Map.of());
    assertThat(worker.run("--validate", "--config", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(worker.out()).contains("ETL-CONFIG-0003").contains(problem);
  }

  @Test
  void listsOfYamlAreTextsWithCommas() throws IOException {
    Path file = file("a.yml", "address: [a, b]\ntest_table.source: {topic: 7}\npass-word:\n");

    worker(Map.of()).run("--explain", "--config", file.toString());

    assertThat(value("address")).isEqualTo("a,b");
    assertThat(value("test_table.source.topic")).isEqualTo("7");
    assertThat(value("pass-word")).isEmpty();
  }

  @Test
  void helpListsEveryKeyWhereItIsSetAndNoValue() {
    InProcess worker = worker(Map.of("ETL_PASS_WORD", SECRET));

    assertThat(worker.run("--help")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out())
        .contains("address (has to be set)\n      where it is")
        .contains("test_table.source.topic (default numbers)")
        .contains("pass-word (no default, set by the environment variable ETL_PASS_WORD)")
        .contains("worker.tasks (default 1)")
        .contains("--metrics-port")
        .doesNotContain(SECRET);
  }

  @Test
  void explainShowsThePipeline() {
    InProcess worker = worker(Map.of());

    assertThat(worker.run("--explain", "-Daddress=x")).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out()).contains("copy").contains("rows");
  }

  @Test
  void pipelineWithoutEndIsRefusedWhenItIsToEnd() {
    Schema schema = Schema.parse("n INTEGER NOT NULL");
    Program endless =
        Program.declared(
            "endless",
            List.of(),
            config ->
                Pipeline.named("endless")
                    .source("rows", InMemorySource.builder("rows", schema).unbounded().build())
                    .sink("rows", InMemoryStore.create().sink("out"))
                    .build());

    InProcess worker = new InProcess(endless, Map.of());
    assertThat(worker.run("--validate", "--until-end")).isEqualTo(ExitCode.FINDINGS);
    assertThat(worker.out()).contains("ETL-RUN-0008 (pipeline 'endless', stage 'rows')");
  }

  private static String[] concat(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }
}
