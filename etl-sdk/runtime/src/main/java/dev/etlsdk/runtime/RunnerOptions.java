package dev.etlsdk.runtime;

import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.runtime.redrive.FailureExport;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link LocalRunner}. Immutable; {@link #builder()} checks each value in the call.
 */
public final class RunnerOptions {

  private final Builder values;

  private RunnerOptions(Builder values) {
    this.values = values;
  }

  /** What {@link LocalRunner#create()} uses. */
  public static RunnerOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many tasks share the splits of the sources. */
  public int tasks() {
    return values.tasks;
  }

  /** The name of this process: as given, or the host's. */
  public String workerId() {
    return values.worker.id();
  }

  /**
   * Whether that name is known to be the same after a restart and different in every process of a
   * group: it was given, or is that of a pod of a Kubernetes StatefulSet.
   */
  public boolean hasStableWorkerId() {
    return values.worker.stable();
  }

  /** When a fetch is complete. */
  public FetchLimits fetchLimits() {
    return values.fetchLimits;
  }

  /** How long after the first uncommitted row a commit follows. */
  public Duration commitInterval() {
    return values.commitInterval;
  }

  /** After how many uncommitted records a commit follows, whatever the time. */
  public long commitRecords() {
    return values.commitRecords;
  }

  /** How long a poll waits for records. */
  public Duration pollWait() {
    return values.pollWait;
  }

  /** How long the batches in flight may take when splits are taken away. */
  public Duration revocationTimeout() {
    return values.revocationTimeout;
  }

  /** How long stopping may take. */
  public Duration stopTimeout() {
    return values.stopTimeout;
  }

  /** How often new splits are looked for, where the runtime divides them. */
  public Duration discoveryInterval() {
    return values.discoveryInterval;
  }

  /**
   * The most bytes of Arrow buffers in one execution; reading waits when records retained count up
   * to it.
   */
  public long memoryLimit() {
    return values.memoryLimit;
  }

  /** What happens after failures that may pass. */
  public RestartPolicy restarts() {
    return values.restarts;
  }

  /** Where metrics go. */
  public Optional<MeterRegistry> meterRegistry() {
    return Optional.ofNullable(values.meterRegistry);
  }

  /** What follows batches. */
  public BatchTracer tracer() {
    return values.tracer;
  }

  /** Where rows that stop the pipeline are exported to; nowhere if nothing is said. */
  public Optional<FailureExport> exportFailures() {
    return Optional.ofNullable(values.exportFailures);
  }

  /** The time that sources, sinks and transforms see. */
  public Clock clock() {
    return values.clock;
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private int tasks = 1;
    private WorkerName worker = WorkerName.ofHost(System.getenv());
    private FetchLimits fetchLimits = FetchLimits.DEFAULT;
    private Duration commitInterval = Duration.ofSeconds(1);
    private long commitRecords = Long.MAX_VALUE;
    private Duration pollWait = Duration.ofMillis(100);
    private Duration revocationTimeout = Duration.ofSeconds(30);
    private Duration stopTimeout = Duration.ofSeconds(30);
    private Duration discoveryInterval = Duration.ofSeconds(30);
    private long memoryLimit = 512L << 20;
    private RestartPolicy restarts = RestartPolicy.DEFAULT;
    private @Nullable MeterRegistry meterRegistry;
    private BatchTracer tracer = BatchTracer.NONE;
    private @Nullable FailureExport exportFailures;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    private Builder(Builder other) {
      tasks = other.tasks;
      worker = other.worker;
      fetchLimits = other.fetchLimits;
      commitInterval = other.commitInterval;
      commitRecords = other.commitRecords;
      pollWait = other.pollWait;
      revocationTimeout = other.revocationTimeout;
      stopTimeout = other.stopTimeout;
      discoveryInterval = other.discoveryInterval;
      memoryLimit = other.memoryLimit;
      restarts = other.restarts;
      meterRegistry = other.meterRegistry;
      tracer = other.tracer;
      exportFailures = other.exportFailures;
      clock = other.clock;
    }

    /** How many tasks share the splits of the sources; 1 if nothing is said. */
    public Builder tasks(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("tasks is at least 1: " + value);
      }
      tasks = value;
      return this;
    }

    /**
     * The stable name of this process, which is the same after a restart and different in every
     * process of a group. With it a source such as Kafka's keeps the place of a worker that was
     * killed for the one that comes back.
     *
     * <p>If nothing is said it is the environment variable {@code HOSTNAME} or the host's name;
     * that counts as stable only in a pod of a Kubernetes StatefulSet, whose name ends in its
     * ordinal: two processes on one host would otherwise shut each other out.
     */
    public Builder workerId(String value) {
      if (value.isBlank()) {
        throw new IllegalArgumentException("workerId isn't blank");
      }
      worker = new WorkerName(value, true);
      return this;
    }

    /** When a fetch is complete; at 8,192 rows, 8 MiB or after 10 ms if nothing is said. */
    public Builder fetchLimits(FetchLimits value) {
      fetchLimits = Objects.requireNonNull(value, "fetchLimits");
      return this;
    }

    /**
     * How long after the first uncommitted row a commit follows; 1 s if nothing is said. It counts
     * from the moment at which work on that row's fetch began, and the commit comes earlier where
     * the next fetch would probably end later: so no transaction stays open while a slow fetch is
     * computed.
     */
    public Builder commitInterval(Duration value) {
      commitInterval = notNegative("commitInterval", value);
      return this;
    }

    /**
     * After how many uncommitted records a commit follows; only the time counts if nothing is said.
     */
    public Builder commitRecords(long value) {
      if (value < 1) {
        throw new IllegalArgumentException("commitRecords is at least 1: " + value);
      }
      commitRecords = value;
      return this;
    }

    /**
     * How long a poll waits for records, and how long a full queue is waited for before reading is
     * paused; 100 ms if nothing is said.
     */
    public Builder pollWait(Duration value) {
      pollWait = positive("pollWait", value);
      return this;
    }

    /**
     * How long the batches in flight may take when splits are taken away; then they are given up
     * and the task begins again. 30 s if nothing is said; has to be shorter than the time after
     * which a source expels a reader that doesn't poll.
     */
    public Builder revocationTimeout(Duration value) {
      revocationTimeout = positive("revocationTimeout", value);
      return this;
    }

    /**
     * How long stopping may take before it is cut short by interrupting threads; 30 s if nothing is
     * said. Threads that go on after that are left behind when as long again has passed, at least 1
     * s and at most 10 s.
     */
    public Builder stopTimeout(Duration value) {
      stopTimeout = positive("stopTimeout", value);
      return this;
    }

    /**
     * How often new splits are looked for, where the runtime divides them; 30 s if nothing is said.
     */
    public Builder discoveryInterval(Duration value) {
      discoveryInterval = positive("discoveryInterval", value);
      return this;
    }

    /** The most bytes of Arrow buffers in one execution; 512 MiB if nothing is said. */
    public Builder memoryLimit(long bytes) {
      if (bytes < 1 << 20) {
        throw new IllegalArgumentException("memoryLimit is at least 1 MiB: " + bytes);
      }
      memoryLimit = bytes;
      return this;
    }

    /**
     * What happens after failures that may pass; {@link RestartPolicy#DEFAULT} if nothing is said.
     */
    public Builder restarts(RestartPolicy value) {
      restarts = Objects.requireNonNull(value, "restarts");
      return this;
    }

    /** Where metrics go; nowhere if nothing is said. See {@link MetricName}. */
    public Builder meterRegistry(MeterRegistry value) {
      meterRegistry = Objects.requireNonNull(value, "meterRegistry");
      return this;
    }

    /** What follows batches; nothing if nothing is said. */
    public Builder tracer(BatchTracer value) {
      tracer = Objects.requireNonNull(value, "tracer");
      return this;
    }

    /**
     * Exports the rows of a batch that stop the pipeline, because the policy of their stream is to
     * fail, each time into a folder of its own below the export's; not at all by default. If
     * columns are marked as personal, only with {@link FailureExport#withPersonalData}.
     */
    public Builder exportFailures(FailureExport value) {
      exportFailures = Objects.requireNonNull(value, "export");
      return this;
    }

    /** The time that sources, sinks and transforms see; the system's if nothing is said. */
    public Builder clock(Clock value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** The settings. */
    public RunnerOptions build() {
      return new RunnerOptions(new Builder(this));
    }

    private static Duration notNegative(String name, Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException(name + " is at least 0: " + value);
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " is more than 0: " + value);
      }
      return value;
    }
  }
}
