package dev.etlsdk.worker.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a worker's command line can say; picocli fills it. */
@Command(
    sortOptions = false,
    usageHelpAutoWidth = true,
    customSynopsis = "java -jar <worker>.jar [OPTION]…")
final class CommandLineOptions {

  @Option(
      names = {"-h", "--help"},
      description = "Show this text, with all keys of the configuration, and end.")
  boolean help;

  @ArgGroup Questions questions = new Questions();

  /** What is answered instead of running; one at most. */
  static final class Questions {
    @Option(
        names = "--explain",
        description = "Show the pipeline's stages and the plans of its queries, and end.")
    boolean explain;

    @Option(
        names = "--validate",
        description =
            "Check configuration, topics, permissions and schemas; show all findings, and end:"
                + " 0 without errors, 1 with.")
    boolean validate;
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A properties or YAML file with configuration; may stand several times, later ones"
              + " override earlier ones.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = {"--set", "-D"},
      paramLabel = "KEY=VALUE",
      description = "A key of the configuration; overrides files and environment.")
  Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--until-end",
      description = "Read every source until where it ends now, and end; worker.until-end=true.")
  @Nullable Boolean untilEnd;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Serve /metrics (Prometheus), /health and /ready; 0 takes a free port;"
              + " worker.metrics-port.")
  @Nullable String metricsPort;

  @Option(
      names = "--log-format",
      paramLabel = "json|text",
      description = "The form of the log on standard error; worker.log-format.")
  @Nullable String logFormat;

  @Option(
      names = "--progress",
      negatable = true,
      description =
          "Show how far it is: on a terminal a live line, and without being asked; elsewhere a line"
              + " from time to time; worker.progress.")
  @Nullable Boolean progress;

  @Option(
      names = "--export-failures",
      paramLabel = "DIR",
      description =
          "Write rows that stop the pipeline to files below DIR, which a test can replay;"
              + " worker.export-failures.")
  @Nullable String exportFailures;

  /** Whether something is answered and nothing runs. */
  boolean isQuestion() {
    return help || questions.explain || questions.validate;
  }

  /** The options that are keys as well. */
  Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>(values);
    if (untilEnd != null) {
      keys.put(ProcessKeys.UNTIL_END, untilEnd.toString());
    }
    if (metricsPort != null) {
      keys.put(ProcessKeys.METRICS_PORT, metricsPort);
    }
    if (logFormat != null) {
      keys.put(ProcessKeys.LOG_FORMAT, logFormat);
    }
    if (progress != null) {
      keys.put(ProcessKeys.PROGRESS, progress.toString());
    }
    if (exportFailures != null) {
      keys.put(ProcessKeys.EXPORT_FAILURES, exportFailures);
    }
    return keys;
  }
}
