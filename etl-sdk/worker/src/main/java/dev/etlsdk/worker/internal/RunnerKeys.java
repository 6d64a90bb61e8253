package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of {@link RunnerOptions}. */
final class RunnerKeys {

  /** Each with the method of {@link RunnerOptions.Builder} that it sets. */
  static final List<RunnerKey> ALL =
      List.of(
          key("tasks", "worker.tasks", "1", "how many tasks share the splits of the sources"),
          key(
              "workerId",
              "worker.id",
              "",
              "stable name of this process, different in every process of a group; the host's if"
                  + " empty"),
          key("fetchLimits", "worker.fetch.rows", "8192", "rows at which a fetch is complete"),
          key("fetchLimits", "worker.fetch.bytes", "8MiB", "bytes at which a fetch is complete"),
          key(
              "fetchLimits",
              "worker.fetch.linger",
              "10ms",
              "how long a fetch waits for more after its first row"),
          key(
              "commitInterval",
              "worker.commit-interval",
              "1s",
              "how long after the first uncommitted row a commit follows"),
          key(
              "commitRecords",
              "worker.commit-records",
              "",
              "after how many uncommitted records a commit follows; only the time counts if empty"),
          key("pollWait", "worker.poll-wait", "100ms", "how long a poll waits for records"),
          key(
              "revocationTimeout",
              "worker.revocation-timeout",
              "30s",
              "how long batches in flight may take when splits are taken away"),
          key(
              "stopTimeout",
              "worker.stop-timeout",
              "30s",
              "how long stopping may take before it is cut short"),
          key(
              "discoveryInterval",
              "worker.discovery-interval",
              "30s",
              "how often new splits are looked for, where the runtime divides them"),
          key("memoryLimit", "worker.memory-limit", "512MiB", "the most bytes of Arrow buffers"),
          key(
              "restarts",
              "worker.restarts.max",
              "10",
              "how many times in a row a task begins again after a failure that may pass"),
          key(
              "restarts",
              "worker.restarts.initial-delay",
              "1s",
              "how long to wait before the first; doubled each time"),
          key("restarts", "worker.restarts.max-delay", "1m", "how long to wait at most"),
          key(
              "restarts",
              "worker.restarts.healthy-after",
              "1m",
              "after so long without a failure counting begins anew"));

  private final PipelineConfig config;
  private final Mistakes mistakes;

  private RunnerKeys(PipelineConfig config, Mistakes mistakes) {
    this.config = config;
    this.mistakes = mistakes;
  }

  /**
   * A key of a runner's option.
   *
   * @param option the method of the builder
   * @param key the key
   */
  record RunnerKey(String option, ConfigKey key) {}

  private static RunnerKey key(String option, String name, String fallback, String description) {
    return new RunnerKey(option, ConfigKey.of(name, fallback, description));
  }

  /** Settings as the configuration says them; what can't be read is noted. */
  static RunnerOptions.Builder options(PipelineConfig config, Mistakes mistakes) {
    return new RunnerKeys(config, mistakes).options();
  }

  private RunnerOptions.Builder options() {
    RunnerOptions.Builder builder = RunnerOptions.builder();
    FetchLimits fetch = FetchLimits.DEFAULT;
    RestartPolicy restarts = RestartPolicy.DEFAULT;
    set("worker.tasks", key -> Math.toIntExact(config.number(key)), builder::tasks);
    set("worker.id", config::text, builder::workerId);
    set("worker.commit-interval", config::duration, builder::commitInterval);
    set("worker.commit-records", config::number, builder::commitRecords);
    set("worker.poll-wait", config::duration, builder::pollWait);
    set("worker.revocation-timeout", config::duration, builder::revocationTimeout);
    set("worker.stop-timeout", config::duration, builder::stopTimeout);
    set("worker.discovery-interval", config::duration, builder::discoveryInterval);
    set("worker.memory-limit", config::size, builder::memoryLimit);
    int rows = value("worker.fetch.rows", k -> Math.toIntExact(config.number(k)), fetch.rows());
    long bytes = value("worker.fetch.bytes", config::size, fetch.bytes());
    Duration linger = value("worker.fetch.linger", config::duration, fetch.linger());
    check("worker.fetch", () -> builder.fetchLimits(new FetchLimits(rows, bytes, linger)));
    int most =
        value(
            "worker.restarts.max", k -> Math.toIntExact(config.number(k)), restarts.maxRestarts());
    Duration first =
        value("worker.restarts.initial-delay", config::duration, restarts.initialDelay());
    Duration longest = value("worker.restarts.max-delay", config::duration, restarts.maxDelay());
    Duration healthy =
        value("worker.restarts.healthy-after", config::duration, restarts.healthyAfter());
    check(
        "worker.restarts",
        () -> builder.restarts(new RestartPolicy(most, first, longest, healthy)));
    return builder;
  }

  private <T> void set(String key, Function<String, T> read, Consumer<T> set) {
    T value = value(key, read);
    if (value != null) {
      check(key, () -> set.accept(value));
    }
  }

  private <T> T value(String key, Function<String, T> read, T fallback) {
    T value = value(key, read);
    return value == null ? fallback : value;
  }

  private <T> @Nullable T value(String key, Function<String, T> read) {
    if (!config.hasText(key)) {
      return null;
    }
    try {
      return mistakes.collect(() -> read.apply(key));
    } catch (ArithmeticException e) {
      mistakes.add(outOfRange(key, "a number of more than 32 bits"));
      return null;
    }
  }

  private void check(String key, Runnable set) {
    try {
      set.run();
    } catch (IllegalArgumentException e) {
      mistakes.add(outOfRange(key, e.getMessage()));
    }
  }

  private EtlException outOfRange(String key, @Nullable String reason) {
    String origin = config.origin(key);
    return EtlException.of(
            EtlError.CONFIG_0002,
            "'" + key + "'" + (origin.isEmpty() ? "" : " in " + origin) + ": " + reason)
        .fix("set it to a value in range")
        .build();
  }
}
