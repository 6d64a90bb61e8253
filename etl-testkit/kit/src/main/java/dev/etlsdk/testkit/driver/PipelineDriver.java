package dev.etlsdk.testkit.driver;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.step.SteppedExecution;
import dev.etlsdk.testkit.driver.internal.MemoryBroker;
import dev.etlsdk.testkit.driver.internal.MemoryClients;
import dev.etlsdk.testkit.driver.internal.MemoryCluster;
import dev.etlsdk.testkit.driver.internal.SetClock;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.TestTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline with no broker and no other thread: when {@link #run} returns, everything that
 * was published is through. The pipeline is the real one. Its Kafka sources and sinks work on a
 * cluster in memory, whatever their {@code bootstrapServers}; other sources and sinks run as they
 * are.
 *
 * <pre>{@code
 * try (PipelineDriver driver = PipelineDriver.of(pipeline)) {
 *   driver.createTopic("orders", 3);
 *   driver.createTopic("labels", 3);
 *   driver.topic("orders").publish("{\"id\":1}");
 *   driver.run();
 *   assertThat(driver.topic("labels").texts()).containsExactly("{\"label\":\"#1\"}");
 * }
 * }</pre>
 *
 * <p>The same records in the same order give the same result each time. The clock that the pipeline
 * sees stands still unless {@link #advance} moves it. Used by one thread.
 */
public final class PipelineDriver implements AutoCloseable {

  private static final Duration BOUNDED_LIMIT = Duration.ofSeconds(30);
  private static final Duration BOUNDED_WAIT = Duration.ofMillis(10);

  /** Rounds without a row before nothing is expected: partitions may move in the first. */
  private static final int IDLE_ROUNDS = 2;

  private final Pipeline pipeline;
  private final RunnerOptions options;
  private final SetClock clock;
  private final MemoryBroker broker;
  private final Substitutes substitutes;
  private final Duration patience;
  private @Nullable SteppedExecution execution;
  private @Nullable EtlException failure;
  private boolean closed;

  private PipelineDriver(Builder settings) {
    this.pipeline = settings.pipeline;
    this.clock = new SetClock(settings.start);
    this.options = settings.runner.apply(RunnerOptions.builder()).clock(clock).build();
    this.patience = settings.patience;
    MemoryCluster cluster = new MemoryCluster(clock, settings.partitionsOfMissing);
    this.broker = new MemoryBroker(cluster);
    this.substitutes = Substitutes.of(KafkaClients.class, new MemoryClients(cluster));
  }

  /** A driver with the default settings. The pipeline stays the caller's to close. */
  public static PipelineDriver of(Pipeline pipeline) {
    return builder(pipeline).build();
  }

  /** Starts from the defaults. The pipeline stays the caller's to close. */
  public static Builder builder(Pipeline pipeline) {
    return new Builder(pipeline);
  }

  /** Makes a topic. */
  public TestTopic createTopic(String name, int partitions) {
    return createTopic(name, partitions, Map.of());
  }

  /**
   * Makes a topic.
   *
   * @param configs topic settings by their Kafka names; those of size, time and compression have
   *     their effect
   */
  public TestTopic createTopic(String name, int partitions, Map<String, String> configs) {
    broker.createTopic(name, partitions, configs);
    return topic(name);
  }

  /** The topic of that name, whether it exists or not. */
  public TestTopic topic(String name) {
    return TestTopic.of(broker, name);
  }

  /** The cluster in memory as a broker, for what a {@link TestTopic} doesn't have. */
  public KafkaBroker broker() {
    return broker;
  }

  /**
   * Lets the pipeline process everything that is there, and commit it. The first call opens sources
   * and sinks, so their topics have to exist by then, as with a broker.
   *
   * @throws EtlException if the pipeline fails, as an execution would; then only {@link #restart}
   *     goes on
   */
  public void run() {
    if (closed) {
      throw new IllegalStateException("the driver is closed");
    }
    if (failure != null) {
      throw new IllegalStateException("the pipeline has failed; restart() begins again", failure);
    }
    try {
      drain(opened());
    } catch (EtlException thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  private void drain(SteppedExecution current) {
    long deadline = System.nanoTime() + BOUNDED_LIMIT.toNanos();
    int idle = 0;
    while (idle < IDLE_ROUNDS) {
      boolean unfinished = idle > 0 && current.expectsMore();
      boolean came = current.step(unfinished ? longer(patience, BOUNDED_WAIT) : patience);
      idle = came ? 0 : idle + 1;
      if (idle == IDLE_ROUNDS && current.expectsMore()) {
        requireTime(deadline);
        idle = 1;
      }
    }
    current.commit();
  }

  private void requireTime(long deadline) {
    if (System.nanoTime() - deadline >= 0) {
      throw EtlException.of(
              EtlError.TESTKIT_0002,
              "a source that has an end gave nothing more for "
                  + BOUNDED_LIMIT.toSeconds()
                  + " s and didn't come to its end")
          .fix("find out what its reader waits for: its finished() doesn't become true")
          .build();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private SteppedExecution opened() {
    SteppedExecution current = execution;
    if (current == null) {
      current = SteppedExecution.open(pipeline, options, substitutes);
      execution = current;
    }
    return current;
  }

  /** Moves the clock on. Nothing runs until {@link #run}. */
  public void advance(Duration by) {
    clock.advance(by);
  }

  /** The clock that the pipeline sees. */
  public Clock clock() {
    return clock;
  }

  /**
   * Ends the pipeline as a worker that is stopped does, or has failed; the next {@link #run} begins
   * again where the committed positions say. Topics and clock stay.
   *
   * @throws EtlException if a stage left memory unreleased
   */
  public void restart() {
    SteppedExecution current = execution;
    execution = null;
    failure = null;
    if (current != null) {
      current.close();
    }
  }

  /** Why the pipeline has failed, if it has since the last {@link #restart}. */
  public Optional<EtlException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * What was done since the pipeline began, or began again.
   *
   * @throws IllegalStateException before the first {@link #run}
   */
  public ExecutionCounters counters() {
    SteppedExecution current = execution;
    if (current == null) {
      throw new IllegalStateException("nothing runs yet: call run() first");
    }
    return current.counters();
  }

  /**
   * Ends the pipeline and releases everything but the pipeline itself.
   *
   * @throws EtlException {@code ETL-RUN-0006} if a stage left memory unreleased
   */
  @Override
  public void close() {
    closed = true;
    restart();
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {

    private final Pipeline pipeline;
    private Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private UnaryOperator<RunnerOptions.Builder> runner = UnaryOperator.identity();
    private Duration patience = Duration.ZERO;
    private int partitionsOfMissing;

    private Builder(Pipeline pipeline) {
      this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    }

    /** The time at which the clock begins; 2026-01-01T00:00:00Z if nothing is said. */
    public Builder startAt(Instant instant) {
      this.start = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /**
     * Makes each topic that is missing when it is first used, with so many partitions; without it,
     * a missing topic is the error that it is with a broker.
     */
    public Builder createMissingTopics(int partitions) {
      if (partitions < 1) {
        throw new IllegalArgumentException("partitions: at least 1, not " + partitions);
      }
      this.partitionsOfMissing = partitions;
      return this;
    }

    /**
     * Settings of the runner, such as memory limit and fetch limits. Tasks, clock, intervals,
     * timeouts and restarts mean nothing to a driver.
     */
    public Builder runner(UnaryOperator<RunnerOptions.Builder> settings) {
      this.runner = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /**
     * How long a source may wait for rows before it counts as having none; not at all if nothing is
     * said. For sources of your own that read in a thread of theirs: Kafka's need none.
     */
    public Builder patience(Duration limit) {
      if (limit.isNegative()) {
        throw new IllegalArgumentException("patience: at least 0, not " + limit);
      }
      this.patience = limit;
      return this;
    }

    /** The driver. */
    public PipelineDriver build() {
      return new PipelineDriver(this);
    }
  }
}
