package dev.etlsdk.processor.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.processor.memory.Place;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.worker.ExitCode;
import dev.etlsdk.worker.Worker;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Functions that take a configuration get it from that of the pipeline. */
class ConfiguredFunctionsTest {

  private static void run(String place, String... keys) throws InterruptedException {
    Map<String, String> values = new HashMap<>(Map.of("place", place));
    for (String key : keys) {
      String[] pair = key.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    Place.named(place).put("amounts", "{\"amount\":2}", "{\"amount\":5}");
    try (Pipeline pipeline = PricedPipeline.create(PipelineConfig.of(values));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
  }

  @Test
  void valuesReachInstancesOfBothForms() throws InterruptedException {
    Rates.EVENTS.clear();
    run("both-forms", "udf.Rates.factor=3", "udf.Scores.bonus=100");

    assertThat(Place.named("both-forms").rows("prices"))
        .containsExactly(Row.of(6L, 102L), Row.of(15L, 105L));
    assertThat(Rates.EVENTS).startsWith("open").endsWith("close");
  }

  @Test
  void caseAndSeparatorsOfKeysDoNotCount() throws InterruptedException {
    run("spelling", "udf.Rates.FAC-tor=3", "udf.Scores.bonus=100");

    assertThat(Place.named("spelling").rows("prices"))
        .containsExactly(Row.of(6L, 102L), Row.of(15L, 105L));
    assertThatThrownBy(() -> run("two", "udf.Rates.FACTOR=3", "udf.Rates.factor=4"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-CONFIG-0002")
        .hasMessageContaining("'udf.Rates.FACTOR' in code and 'udf.Rates.factor' in code are one");
  }

  @Test
  void missingValueIsToldWithTheKeyToSet() {
    assertThatThrownBy(() -> run("missing"))
        .hasStackTraceContaining("ETL-UDF-0005")
        .hasStackTraceContaining("lacks the key 'factor'")
        .hasStackTraceContaining("-> set 'udf.Rates.factor'");
  }

  @Test
  void keyOfNoFunctionIsAnErrorThatNamesTheNearest() {
    assertThatThrownBy(() -> run("unknown", "udf.Rate.factor=3"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-CONFIG-0001")
        .hasMessageContaining("did you mean 'udf.Rates.factor'?");
  }

  @Test
  void missingSecretOfAFunctionIsToldAtTheStart() {
    assertThatThrownBy(() -> run("secret", "udf.Rates.factor=file:/nowhere/factor"))
        .hasMessageContaining("ETL-CONFIG-0004")
        .hasMessageContaining("'udf.Rates.factor'");
  }

  @Test
  void onlyClassesWithAConfigurationHaveKeys() {
    assertThat(PricedPipeline.configure(PipelineConfig.empty()).openPrefixes())
        .isEqualTo(Set.of("udf.Rates.", "udf.Scores."));
  }

  @Test
  void workerTakesThemLikeItsOtherKeys() {
    Place.named("worker").put("amounts", "{\"amount\":2}");
    ExitCode ended =
        Worker.of(PricedPipeline::configure)
            .run(
                "--until-end",
                "--set",
                "place=worker",
                "--set",
                "udf.Rates.factor=7",
                "--set",
                "worker.metrics-port=0");

    assertThat(ended).isEqualTo(ExitCode.ENDED);
    assertThat(Place.named("worker").rows("prices")).containsExactly(Row.of(14L, 2L));
  }
}
