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

/** What the command line of {@code redrive} can say; picocli fills it. */
@Command(
    sortOptions = false,
    usageHelpAutoWidth = true,
    customSynopsis =
        "java -jar <worker>.jar redrive [--list | --dry-run | --send | --export DIR] [OPTION]…")
final class RedriveOptions {

  @Option(
      names = {"-h", "--help"},
      description = "Show this text, and end.")
  boolean help;

  @ArgGroup Action action = new Action();

  /** What is done; one at most. */
  static final class Action {
    @Option(names = "--list", description = "Show the letters; what is done if nothing is said.")
    boolean list;

    @Option(
        names = "--dry-run",
        description =
            "Try the letters against the pipeline as it is, and show what would fail; nothing is"
                + " sent.")
    boolean dryRun;

    @Option(
        names = "--send",
        description = "Send the letters' records to where they came from; each once.")
    boolean send;

    @Option(
        names = "--export",
        paramLabel = "DIR",
        description =
            "Write the letters, what was decoded of them and the configuration without secrets to"
                + " files that a test can replay.")
    @Nullable Path export;
  }

  @Option(
      names = "--personal-data",
      description =
          "With --export: also where columns are marked as personal; the files hold their values.")
  boolean personalData;

  @Option(
      names = "--test",
      paramLabel = "CLASS",
      description = "With --export: write the source of a JUnit test of this name as well.")
  @Nullable String test;

  @Option(
      names = "--pipeline",
      paramLabel = "CODE",
      description =
          "With --test: Java code that makes the pipeline, as in"
              + " 'OrdersPipeline.configure(replay.config()).build()'.")
  @Nullable String pipeline;

  @Option(names = "--code", paramLabel = "CODE", description = "Only those of this error.")
  @Nullable String code;

  @Option(names = "--stream", paramLabel = "NAME", description = "Only those of this stream.")
  @Nullable String stream;

  @Option(
      names = "--stage",
      paramLabel = "TEXT",
      description = "Only those whose stage begins so: decode, sql, transform, encode.")
  @Nullable String stage;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those from then on: 2026-03-01T12:00:00Z, or 2h for so long ago.")
  @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only those before: a time, or so long ago.")
  @Nullable String until;

  @Option(names = "--key", paramLabel = "KEY", description = "Only those with this key.")
  @Nullable String key;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Send at most so many in a second; as fast as can be if nothing is said.")
  @Nullable String rate;

  @Option(
      names = "--max-redrives",
      paramLabel = "N",
      description = "Let stay what was sent again so many times already; 3 if nothing is said.")
  @Nullable String maxRedrives;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many letters; 100 if nothing is said.")
  @Nullable String limit;

  @Option(names = "--json", description = "Answer in JSON, an object in each line.")
  boolean json;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file with the worker's configuration; may stand several times.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = {"--set", "-D"},
      paramLabel = "KEY=VALUE",
      description = "A key of the worker's configuration.")
  Map<String, String> values = new LinkedHashMap<>();
}
