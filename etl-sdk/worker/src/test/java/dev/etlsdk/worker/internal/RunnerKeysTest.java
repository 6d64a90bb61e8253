package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is settable in code has a key, and the reverse. */
class RunnerKeysTest {

  /**
   * Settable in code alone: the registry is what {@code worker.metrics-port} serves, the tracer is
   * found by its service, the clock is for tests. {@code worker.export-failures} is read where the
   * pipeline's keys are known.
   */
  private static final Set<String> WITHOUT_KEY =
      Set.of("meterRegistry", "tracer", "clock", "exportFailures");

  @Test
  void everyOptionOfTheRunnerHasAKey() {
    Set<String> options =
        Arrays.stream(RunnerOptions.Builder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getParameterCount() == 1)
            .map(method -> method.getName())
            .filter(name -> !WITHOUT_KEY.contains(name))
            .collect(Collectors.toSet());

    assertThat(
            RunnerKeys.ALL.stream().map(RunnerKeys.RunnerKey::option).collect(Collectors.toSet()))
        .isEqualTo(options);
  }

  @Test
  void defaultsThatAreToldAreThoseThatHold() {
    Map<String, String> told = new LinkedHashMap<>();
    RunnerKeys.ALL.forEach(key -> told.put(key.key().name(), key.key().fallback().orElseThrow()));

    assertThat(options(told))
        .usingRecursiveComparison()
        .ignoringFields("values.worker", "values.clock")
        .isEqualTo(RunnerOptions.defaults());
  }

  @Test
  void everyKeySetsItsOption() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("worker.tasks", "3");
    values.put("worker.id", "w7");
    values.put("worker.fetch.rows", "11");
    values.put("worker.fetch.bytes", "64KiB");
    values.put("worker.fetch.linger", "13ms");
    values.put("worker.commit-interval", "2s");
    values.put("worker.commit-records", "1_000");
    values.put("worker.poll-wait", "17ms");
    values.put("worker.revocation-timeout", "19s");
    values.put("worker.stop-timeout", "PT23S");
    values.put("worker.discovery-interval", "29s");
    values.put("worker.memory-limit", "1GiB");
    values.put("worker.restarts.max", "4");
    values.put("worker.restarts.initial-delay", "5s");
    values.put("worker.restarts.max-delay", "6m");
    values.put("worker.restarts.healthy-after", "1h");
    assertThat(values.keySet())
        .as("a key that this test forgot")
        .containsExactlyInAnyOrderElementsOf(
            RunnerKeys.ALL.stream().map(key -> key.key().name()).toList());

    RunnerOptions options = options(values);

    assertThat(options.tasks()).isEqualTo(3);
    assertThat(options.workerId()).isEqualTo("w7");
    assertThat(options.hasStableWorkerId()).isTrue();
    assertThat(options.fetchLimits())
        .isEqualTo(new FetchLimits(11, 64 << 10, Duration.ofMillis(13)));
    assertThat(options.commitInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.commitRecords()).isEqualTo(1000);
    assertThat(options.pollWait()).isEqualTo(Duration.ofMillis(17));
    assertThat(options.revocationTimeout()).isEqualTo(Duration.ofSeconds(19));
    assertThat(options.stopTimeout()).isEqualTo(Duration.ofSeconds(23));
    assertThat(options.discoveryInterval()).isEqualTo(Duration.ofSeconds(29));
    assertThat(options.memoryLimit()).isEqualTo(1L << 30);
    assertThat(options.restarts())
        .isEqualTo(
            new RestartPolicy(
                4, Duration.ofSeconds(5), Duration.ofMinutes(6), Duration.ofHours(1)));
  }

  @Test
  void valuesOutOfRangeAreToldWithTheirKey() {
    Mistakes mistakes = new Mistakes();
    RunnerKeys.options(
        PipelineConfig.of(
            Map.of(
                "worker.tasks", "5000000000",
                "worker.memory-limit", "1KiB",
                "worker.fetch.rows", "0",
                "worker.restarts.initial-delay", "5m")),
        mistakes);

    assertThat(mistakes.all())
        .extracting(Throwable::getMessage)
        .hasSize(4)
        .anySatisfy(text -> assertThat(text).contains("'worker.tasks' in code"))
        .anySatisfy(text -> assertThat(text).contains("'worker.memory-limit' in code"))
        .anySatisfy(text -> assertThat(text).contains("'worker.fetch"))
        .anySatisfy(text -> assertThat(text).contains("'worker.restarts"));
  }

  private static RunnerOptions options(Map<String, String> values) {
    Mistakes mistakes = new Mistakes();
    RunnerOptions options = RunnerKeys.options(PipelineConfig.of(values), mistakes).build();
    assertThat(mistakes.all()).isEmpty();
    return options;
  }
}
