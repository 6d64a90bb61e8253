package dev.etlsdk.worker.internal;

import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The text of {@code --help}. */
final class Help {

  private static final String CODES =
      """
      Exit codes:
        0  ended: stopped, read to the end, or no finding
        1  --validate found errors
        2  wrong option or configuration
        3  failed
        4  did not stop within worker.stop-timeout
      """;

  private Help() {}

  /** Options, keys and exit codes; where a key is set, that is told, and never its value. */
  static void print(Program program, PipelineConfig config, PrintStream out) {
    out.println("The worker of the pipeline '" + program.name() + "'.");
    out.println();
    new CommandLine(new CommandLineOptions()).usage(out);
    out.println();
    out.println("Commands, in place of options:");
    out.println("  redrive  lists dead letters, tries them, sends them again; redrive --help");
    out.println();
    out.println("Keys of the pipeline:");
    keys(program.keys(), config, out);
    program.openPrefixes().stream()
        .sorted()
        .forEach(prefix -> out.println("  " + prefix + "…  passed on as it is"));
    out.println();
    out.println("Keys of the worker:");
    keys(Configuration.workerKeys(), config, out);
    out.println();
    out.println(
        "A key is set by --set KEY=VALUE, or else by the environment variable "
            + EnvironmentKeys.PREFIX
            + "KEY (upper case, __ for ., _ for -), or else in a file of --config.");
    out.println();
    out.print(CODES);
  }

  private static void keys(List<ConfigKey> keys, PipelineConfig config, PrintStream out) {
    for (ConfigKey key : keys) {
      List<String> facts = new ArrayList<>();
      facts.add(
          key.fallback()
              .map(text -> text.isEmpty() ? "no default" : "default " + text)
              .orElse("has to be set"));
      if (config.has(key.name())) {
        facts.add("set by " + config.origin(key.name()));
      }
      out.println("  " + key.name() + " (" + String.join(", ", facts) + ")");
      out.println("      " + key.description());
    }
  }
}
