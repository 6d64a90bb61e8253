package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.redrive.DryRun;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.runtime.redrive.SentLetters;
import dev.etlsdk.worker.ExitCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The subcommand {@code redrive}: from its command line to its exit code. */
final class RedriveCommand {

  static final String NAME = "redrive";

  private static final String CODES =
      """
      Exit codes:
        0  done, and with --dry-run and --send: nothing fails, nothing stays
        1  --dry-run found letters that would fail, or --send let some stay
        2  wrong option or configuration
        3  failed
      """;

  private final Program program;
  private final Surroundings surroundings;

  RedriveCommand(Program program, Surroundings surroundings) {
    this.program = program;
    this.surroundings = surroundings;
  }

  ExitCode run(String... args) {
    RedriveOptions options = new RedriveOptions();
    try {
      new CommandLine(options).setExpandAtFiles(false).parseArgs(args);
    } catch (ParameterException mistake) {
      surroundings
          .err()
          .println(
              CommandLineMistake.of(
                      mistake, "--list, --dry-run, --send and --export don't go together")
                  .getMessage());
      return ExitCode.USAGE;
    }
    if (options.help) {
      new CommandLine(options).usage(surroundings.out());
      surroundings.out().println();
      surroundings.out().print(CODES);
      return ExitCode.ENDED;
    }
    return run(options);
  }

  private ExitCode run(RedriveOptions options) {
    Mistakes mistakes = new Mistakes();
    PipelineConfig config =
        Configuration.read(
            program, options.files, options.values, surroundings.environment(), mistakes);
    Configuration.findSecrets(program, config, mistakes);
    ProcessKeys.Settings process = ProcessKeys.read(config, false, mistakes);
    if (surroundings.ownsProcess()) {
      WorkerLog.use(process.logFormat());
    }
    var runner = RunnerKeys.options(config, mistakes);
    RedriveSettings settings = new RedriveSettings(options, Clock.systemUTC(), mistakes);
    settings.check();
    LetterFilter filter = settings.filter();
    RedriveReport report = new RedriveReport(surroundings.out(), options.json, settings.limit());
    try (Pipeline pipeline = create(config, mistakes)) {
      Redrive redrive =
          pipeline == null
              ? null
              : settings.applied(Redrive.of(pipeline).only(filter).options(runner.build()));
      if (redrive == null || !mistakes.isEmpty()) {
        mistakes.all().forEach(mistake -> surroundings.err().println(mistake.getMessage()));
        return ExitCode.USAGE;
      }
      if (options.action.export != null) {
        surroundings.out().println(redrive.export(settings.export(config, program.keys())));
        return ExitCode.ENDED;
      }
      return answer(redrive, options, report);
    } catch (EtlException failure) {
      surroundings.err().println(failure.getMessage());
      return WorkerRun.codeOf(failure);
    }
  }

  private @Nullable Pipeline create(PipelineConfig config, Mistakes mistakes) {
    return mistakes.collect(() -> program.create(config, Configuration.names(program)));
  }

  private static ExitCode answer(Redrive redrive, RedriveOptions options, RedriveReport report) {
    if (options.action.dryRun) {
      DryRun result = redrive.dryRun();
      report.result(result);
      return result.passed() == result.letters() ? ExitCode.ENDED : ExitCode.FINDINGS;
    }
    if (options.action.send) {
      SentLetters result = redrive.send();
      report.result(result);
      return result.kept().isEmpty() ? ExitCode.ENDED : ExitCode.FINDINGS;
    }
    redrive.forEach(report::letter);
    report.total();
    return ExitCode.ENDED;
  }
}
