package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The keys of the process around the pipeline. */
final class ProcessKeys {

  static final String UNTIL_END = "worker.until-end";
  static final String METRICS_PORT = "worker.metrics-port";
  static final String LOG_FORMAT = "worker.log-format";
  static final String PROGRESS = "worker.progress";
  static final String AUDIT = "worker.audit";
  static final String EXPORT_FAILURES = "worker.export-failures";

  static final List<ConfigKey> ALL =
      List.of(
          ConfigKey.of(UNTIL_END, "false", "whether to read sources until where they end now"),
          ConfigKey.of(
              METRICS_PORT, "", "port of /metrics, /health and /ready; 0 takes a free one"),
          ConfigKey.of(LOG_FORMAT, "text", "text or json"),
          ConfigKey.of(
              PROGRESS, "", "whether to show progress; on a terminal only, if nothing is said"),
          ConfigKey.of(
              AUDIT,
              "true",
              "whether to look at the start if sources can be read and sinks written"),
          ConfigKey.of(
              EXPORT_FAILURES,
              "",
              "folder for rows that stop the pipeline, to be replayed in a test; none if empty"));

  private ProcessKeys() {}

  /** The form of the log. */
  enum LogFormat {
    TEXT,
    JSON
  }

  /**
   * What holds for the process.
   *
   * @param untilEnd whether to read sources until where they end now
   * @param metricsPort where to serve health and metrics; nowhere if empty
   * @param logFormat the form of the log
   * @param progress whether to show progress
   * @param audit whether to look at sources and sinks first
   * @param exportFailures where rows go that stop the pipeline; nowhere if empty
   */
  record Settings(
      boolean untilEnd,
      OptionalInt metricsPort,
      LogFormat logFormat,
      boolean progress,
      boolean audit,
      Optional<Path> exportFailures) {}

  /** As the configuration says; what can't be read is noted. */
  static Settings read(PipelineConfig config, boolean terminal, Mistakes mistakes) {
    return new Settings(
        flag(config, UNTIL_END, false, mistakes),
        value(config, METRICS_PORT, () -> port(config), OptionalInt.empty(), mistakes),
        value(config, LOG_FORMAT, () -> logFormat(config), LogFormat.TEXT, mistakes),
        flag(config, PROGRESS, terminal, mistakes),
        flag(config, AUDIT, true, mistakes),
        value(
            config,
            EXPORT_FAILURES,
            () -> Optional.of(Path.of(config.text(EXPORT_FAILURES).strip())),
            Optional.empty(),
            mistakes));
  }

  private static boolean flag(
      PipelineConfig config, String key, boolean fallback, Mistakes mistakes) {
    return value(config, key, () -> config.flag(key), fallback, mistakes);
  }

  private static <T> T value(
      PipelineConfig config, String key, Supplier<T> read, T fallback, Mistakes mistakes) {
    if (!config.hasText(key)) {
      return fallback;
    }
    T value = mistakes.collect(read);
    return value == null ? fallback : value;
  }

  private static OptionalInt port(PipelineConfig config) {
    long port = config.number(METRICS_PORT);
    if (port < 0 || port > 65_535) {
      throw wrong(config, METRICS_PORT, "a port, from 0 to 65535");
    }
    return OptionalInt.of((int) port);
  }

  private static LogFormat logFormat(PipelineConfig config) {
    return switch (config.text(LOG_FORMAT).strip().toLowerCase(Locale.ROOT)) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default -> throw wrong(config, LOG_FORMAT, "text or json");
    };
  }

  private static EtlException wrong(PipelineConfig config, String key, String expected) {
    return EtlException.of(
            EtlError.CONFIG_0002,
            "the value of '" + key + "' in " + config.origin(key) + " isn't " + expected)
        .fix("set '" + key + "' to a value of that form")
        .build();
  }
}
