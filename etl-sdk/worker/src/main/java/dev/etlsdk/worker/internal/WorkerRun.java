package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.ErrorKind;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.BatchTracerProvider;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.Finding.Severity;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.redrive.FailureExport;
import dev.etlsdk.worker.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One run of a worker: from its command line to its exit code. */
final class WorkerRun {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

  private final Program program;
  private final Surroundings surroundings;
  private final PipelineRun running = new PipelineRun();
  private volatile boolean asked;

  WorkerRun(Program program, Surroundings surroundings) {
    this.program = program;
    this.surroundings = surroundings;
  }

  /**
   * Asks it to end in good order. Any thread.
   *
   * @return whether it runs and ends by itself; else nothing has begun, and nothing will
   */
  boolean stop() {
    return running.stop();
  }

  /** Whether it answers a question, and runs nothing. Any thread. */
  boolean isAsked() {
    return asked;
  }

  /** Whether the pipeline has been started. Any thread. */
  boolean isRunning() {
    return running.isStarted();
  }

  ExitCode run(String... args) {
    if (args.length > 0 && args[0].equals(RedriveCommand.NAME)) {
      // What isn't committed when the process ends is given up, so that nothing has to be stopped.
      asked = true;
      return new RedriveCommand(program, surroundings)
          .run(Arrays.copyOfRange(args, 1, args.length));
    }
    return runWorker(args);
  }

  private ExitCode runWorker(String... args) {
    CommandLineOptions options = new CommandLineOptions();
    try {
      new CommandLine(options).setExpandAtFiles(false).parseArgs(args);
    } catch (ParameterException mistake) {
      surroundings
          .err()
          .println(
              CommandLineMistake.of(mistake, "--explain and --validate don't go together")
                  .getMessage());
      return ExitCode.USAGE;
    }
    asked = options.isQuestion();
    Mistakes mistakes = new Mistakes();
    PipelineConfig config =
        Configuration.read(
            program, options.files, options.keys(), surroundings.environment(), mistakes);
    if (options.help) {
      Help.print(program, config, surroundings.out());
      return ExitCode.ENDED;
    }
    Configuration.findSecrets(program, config, mistakes);
    ProcessKeys.Settings settings = ProcessKeys.read(config, surroundings.terminal(), mistakes);
    if (surroundings.ownsProcess()) {
      WorkerLog.use(settings.logFormat());
      UnsafeWarning.explain();
    }
    RunnerOptions.Builder runner = runner(config, settings, mistakes);
    try (Pipeline pipeline = create(config, settings, mistakes)) {
      if (options.questions.validate) {
        return validate(pipeline, config, runner, mistakes);
      }
      mistakes.warnings().forEach(doubt -> LOG.warn("{}", doubt.getMessage()));
      if (pipeline == null || !mistakes.isEmpty()) {
        mistakes.all().forEach(mistake -> LOG.error("{}", mistake.getMessage()));
        return ExitCode.USAGE;
      }
      return answer(pipeline, options, settings, runner);
    }
  }

  private RunnerOptions.Builder runner(
      PipelineConfig config, ProcessKeys.Settings settings, Mistakes mistakes) {
    RunnerOptions.Builder runner = RunnerKeys.options(config, mistakes);
    settings
        .exportFailures()
        .ifPresent(to -> runner.exportFailures(FailureExport.to(to).config(declared(config))));
    return runner;
  }

  /** Without properties of clients, and without keys of the worker. */
  private PipelineConfig declared(PipelineConfig config) {
    Set<String> names =
        program.keys().stream().map(ConfigKey::name).collect(Collectors.toCollection(TreeSet::new));
    return config.only(names::contains);
  }

  private @Nullable Pipeline create(
      PipelineConfig config, ProcessKeys.Settings settings, Mistakes mistakes) {
    return mistakes.collect(
        () -> {
          Pipeline created = program.create(config, Configuration.names(program));
          return settings.untilEnd() ? created.untilEnd() : created;
        });
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
    return start(pipeline, settings, runner);
  }

  /** All findings, also those of sources and sinks where something else is wrong. */
  private ExitCode validate(
      @Nullable Pipeline pipeline,
      PipelineConfig config,
      RunnerOptions.Builder runner,
      Mistakes mistakes) {
    List<Finding> findings = new ArrayList<>();
    mistakes.all().forEach(mistake -> findings.add(new Finding(Severity.ERROR, mistake)));
    mistakes.warnings().forEach(doubt -> findings.add(new Finding(Severity.WARNING, doubt)));
    LocalRunner local = LocalRunner.create(runner.build());
    if (pipeline != null) {
      findings.addAll(audit(local, pipeline));
    } else {
      try (Pipeline made = new Mistakes().collect(() -> program.create(known(config), List.of()))) {
        if (made != null) {
          findings.addAll(audit(local, made));
        }
      }
    }
    findings.forEach(
        finding ->
            surroundings.out().println(finding.severity() + " " + finding.problem().getMessage()));
    boolean fine = findings.stream().noneMatch(WorkerRun::isError);
    surroundings.out().println(fine ? "valid" : "not valid");
    return fine ? ExitCode.ENDED : ExitCode.FINDINGS;
  }

  /** What the pipeline understands of a configuration. */
  private PipelineConfig known(PipelineConfig config) {
    Set<String> names =
        program.keys().stream().map(ConfigKey::name).collect(Collectors.toCollection(TreeSet::new));
    Set<String> prefixes = program.openPrefixes();
    return config.only(key -> names.contains(key) || prefixes.stream().anyMatch(key::startsWith));
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
      tracer().ifPresent(runner::tracer);
      LocalRunner local = LocalRunner.create(runner.build());
      if (settings.audit()) {
        List<Finding> findings = audit(local, pipeline);
        if (Thread.currentThread().isInterrupted()) {
          return ExitCode.ENDED;
        }
        Optional<ExitCode> refused = refusal(findings);
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

  /** What follows batches, where a library for that is on the class path. */
  private static Optional<BatchTracer> tracer() {
    Optional<BatchTracer> tracer =
        ServiceLoader.load(BatchTracerProvider.class).findFirst().map(BatchTracerProvider::tracer);
    tracer.ifPresent(found -> LOG.info("batches are traced by {}", found));
    return tracer;
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

  static ExitCode codeOf(EtlException failure) {
    if (failure.code() == EtlError.RUN_0004) {
      return ExitCode.NOT_STOPPED;
    }
    return failure.code().kind() == ErrorKind.USER ? ExitCode.USAGE : ExitCode.FAILED;
  }
}
