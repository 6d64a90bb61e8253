package dev.etlsdk.worker;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.ConfiguredPipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.worker.internal.Program;
import dev.etlsdk.worker.internal.WorkerMain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Runs a pipeline as a process: reads options and configuration, looks whether everything is there,
 * serves health and metrics, stops in good order when it is asked to. Immutable and thread-safe.
 *
 * <p>For a pipeline that is written as an annotated interface the annotation processor generates a
 * class with this {@code main}. For one that is built in code:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   Worker.named("even-sums")
 *       .key("kafka.bootstrap-servers", "brokers to begin with, host:port")
 *       .pipeline(config -> pipeline(config.text("kafka.bootstrap-servers")))
 *       .main(args);
 * }
 * }</pre>
 */
public final class Worker {

  private final Program program;

  private Worker(Program program) {
    this.program = program;
  }

  /**
   * A worker of a pipeline that the annotation processor generated.
   *
   * @param configure {@code <Interface>Pipeline::configure}
   */
  public static Worker of(Function<PipelineConfig, ConfiguredPipeline> configure) {
    return new Worker(Program.annotated(Objects.requireNonNull(configure, "configure")));
  }

  /** A worker of a pipeline that is built in code. */
  public static Builder named(String name) {
    return new Builder(Objects.requireNonNull(name, "name"));
  }

  /**
   * Runs as the whole process, and ends it with one of the {@link ExitCode}s. SIGTERM and SIGINT
   * stop the pipeline: nothing more is read, what was read is written, committed and acknowledged.
   */
  @SuppressWarnings("IncorrectMainMethod") // the user's main method is one line that calls this one
  public void main(String... args) {
    WorkerMain.main(program, args);
  }

  /**
   * Runs in the calling thread, and returns when the pipeline has ended or the question was
   * answered. Listens to no signals and leaves the log as it is: interrupting the thread stops the
   * pipeline.
   */
  public ExitCode run(String... args) {
    return WorkerMain.run(program, args);
  }

  /** Collects what a worker has to know of a pipeline that is built in code. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final List<ConfigKey> keys = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** A key of the configuration that has to be set. */
    public Builder key(String key, String description) {
      return add(ConfigKey.required(key, description));
    }

    /** A key of the configuration with a default. */
    public Builder key(String key, String fallback, String description) {
      return add(ConfigKey.of(key, fallback, description));
    }

    private Builder add(ConfigKey key) {
      if (key.name().startsWith("worker.")
          || keys.stream().anyMatch(known -> known.name().equals(key.name()))) {
        throw new IllegalArgumentException(
            "the key '" + key.name() + "' is taken; keys of workers begin with 'worker.'");
      }
      keys.add(key);
      return this;
    }

    /**
     * The worker.
     *
     * @param build makes the pipeline; each key has a value. An {@link
     *     dev.etlsdk.api.error.EtlException} of it is told as a mistake of the configuration
     */
    public Worker pipeline(Function<PipelineConfig, Pipeline> build) {
      return new Worker(
          Program.declared(name, List.copyOf(keys), Objects.requireNonNull(build, "build")));
    }
  }
}
