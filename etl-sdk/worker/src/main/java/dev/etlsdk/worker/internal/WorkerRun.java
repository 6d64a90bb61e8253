package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.ErrorKind;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.Finding.Severity;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.worker.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of a worker: from its command line to its exit code. */
final class WorkerRun {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

  private final Program program;
  private final Surroundings surroundings;
  private final PipelineRun running = new PipelineRun();

  WorkerRun(Program program, Surroundings surroundings) {
    this.program = program;
    this.surroundings = surroundings;
  }

  /** Asks it to end in good order. Any thread. */
  void stop() {
    running.stop();
  }

  /** Whether the pipeline has been started. Any thread. */
  boolean isRunning() {
    return running.isStarted();
  }

  ExitCode run(String... args) {
    CommandLineOptions options = new CommandLineOptions();
    try {
      new CommandLine(options).parseArgs(args);
    } catch (ParameterException mistake) {
      surroundings.err().println(message(mistake));
      surroundings.err().println("  -> --help lists all options");
      return ExitCode.USAGE;
    }
    Mistakes mistakes = new Mistakes();
    PipelineConfig config =
        Configuration.read(program, options, surroundings.environment(), mistakes);
    if (options.help) {
      Help.print(program, config, surroundings.out());
      return ExitCode.ENDED;
    }
    ProcessKeys.Settings settings = ProcessKeys.read(config, surroundings.terminal(), mistakes);
    if (surroundings.ownsProcess()) {
      WorkerLog.use(settings.logFormat());
      UnsafeWarning.explain();
    }
    RunnerOptions.Builder runner = RunnerKeys.options(config, mistakes);
    Pipeline made =
        mistakes.collect(
            () -> {
              Pipeline created = program.create(config, Configuration.names(program));
              return settings.untilEnd() ? created.untilEnd() : created;
            });
    try (Pipeline pipeline = made) {
      if (pipeline == null || !mistakes.isEmpty()) {
        return refuse(mistakes, options.questions.validate);
      }
      return answer(pipeline, options, settings, runner);
    }
  }

  private ExitCode answer(
      Pipeline pipeline,
      CommandLineOptions options,
      ProcessKeys.Settings settings,
      RunnerOptions.Builder runner) {
    if (options.questions.explain) {
      surroundings.out().println(pipeline.describe());
      surroundings.out().println();
      surroundings.out().println(pipeline.explain());
      return ExitCode.ENDED;
    }
    if (options.questions.validate) {
      return validate(audit(LocalRunner.create(runner.build()), pipeline));
    }
    return start(pipeline, settings, runner);
  }

  /** What was said on the command line isn't repeated: it may be a secret. */
  private static String message(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> names =
          unmatched.getUnmatched().stream()
              .filter(argument -> argument.startsWith("-"))
              .map(argument -> argument.replaceFirst("=.*", ""))
              .toList();
      String suggestions = String.join(" or ", unmatched.getSuggestions());
      return names.isEmpty()
          ? "an argument is no option"
          : "unknown option "
              + String.join(", ", names)
              + (suggestions.isEmpty() ? "" : ": did you mean " + suggestions + "?");
    }
    Optional<String> option =
        mistake.getArgSpec() == null
            ? Optional.empty()
            : Optional.of(mistake.getArgSpec().paramLabel());
    return mistake.getValue() != null || option.isEmpty()
        ? "an option isn't of its form" + option.map(label -> ": " + label).orElse("")
        : Objects.requireNonNullElse(mistake.getMessage(), "an option isn't of its form");
  }

  private ExitCode refuse(Mistakes mistakes, boolean validating) {
    for (EtlException mistake : mistakes.all()) {
      if (validating) {
        surroundings.out().println("ERROR " + mistake.getMessage());
      } else {
        LOG.error("{}", mistake.getMessage());
      }
    }
    return validating ? ExitCode.FINDINGS : ExitCode.USAGE;
  }

  private ExitCode validate(List<Finding> findings) {
    findings.forEach(
        finding ->
            surroundings.out().println(finding.severity() + " " + finding.problem().getMessage()));
    boolean fine = findings.stream().noneMatch(WorkerRun::isError);
    surroundings.out().println(fine ? "valid" : "not valid");
    return fine ? ExitCode.ENDED : ExitCode.FINDINGS;
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private ExitCode start(
      Pipeline pipeline, ProcessKeys.Settings settings, RunnerOptions.Builder runner) {
    try (HealthServer health =
        settings.metricsPort().isPresent()
            ? HealthServer.open(settings.metricsPort().getAsInt())
            : null) {
      if (health != null) {
        runner.meterRegistry(health.registry());
        LOG.info("health and metrics on port {}", health.port());
      }
      LocalRunner local = LocalRunner.create(runner.build());
      if (settings.audit()) {
        Optional<ExitCode> refused = refusal(audit(local, pipeline));
        if (refused.isPresent()) {
          return refused.get();
        }
      }
      return running.run(local, pipeline, health, settings.progress(), surroundings);
    } catch (EtlException failure) {
      LOG.error("{}", failure.getMessage());
      return codeOf(failure);
    }
  }

  /** What is found; that nothing can run in this JVM is found, too. */
  private static List<Finding> audit(LocalRunner runner, Pipeline pipeline) {
    try {
      return runner.audit(pipeline);
    } catch (EtlException problem) {
      return List.of(new Finding(Severity.ERROR, problem));
    }
  }

  private static Optional<ExitCode> refusal(List<Finding> findings) {
    ExitCode code = null;
    for (Finding finding : findings) {
      if (isError(finding)) {
        LOG.error("{}", finding.problem().getMessage());
        ExitCode own = codeOf(finding.problem());
        code = code == ExitCode.USAGE ? code : own;
      } else {
        LOG.warn("{}", finding.problem().getMessage());
      }
    }
    return Optional.ofNullable(code);
  }

  private static ExitCode codeOf(EtlException failure) {
    if (failure.code() == EtlError.RUN_0004) {
      return ExitCode.NOT_STOPPED;
    }
    return failure.code().kind() == ErrorKind.USER ? ExitCode.USAGE : ExitCode.FAILED;
  }
}
