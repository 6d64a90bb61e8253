package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.MetricName;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.batch.ExecutionMemory;
import dev.etlsdk.runtime.internal.batch.Leaks;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import dev.etlsdk.runtime.internal.batch.TaskMemory;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import dev.etlsdk.runtime.internal.metrics.MeterBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A pipeline that runs, or has run, in tasks of this process. */
public final class LocalExecution implements Execution {

  private static final Logger LOG = LoggerFactory.getLogger(LocalExecution.class);
  private static final Duration LEAST_GRACE = Duration.ofSeconds(1);
  private static final Duration MOST_GRACE = Duration.ofSeconds(10);

  private final PlannedPipeline pipeline;
  private final RunnerOptions options;
  private final Substitutes substitutes;
  private final ExecutionMemory memory;
  private final ExecutionMetrics metrics;
  private final MeterBinding meters;
  private final Leaks leaks;
  private final Discoveries discoveries = new Discoveries();
  private final List<Task> tasks = new ArrayList<>();
  private final SplitCoordinator coordinator;
  private final TaskMemory coordinatorMemory;
  private final Thread coordinatorThread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object lock = new Object();
  private int running;
  private volatile boolean suspended;
  private boolean stopping;
  private boolean concluded;
  private @Nullable EtlException failure;

  /** Starts all threads. */
  public static LocalExecution start(
      PlannedPipeline pipeline, RunnerOptions options, Substitutes substitutes) {
    LocalExecution execution = new LocalExecution(pipeline, options, substitutes);
    execution.startThreads();
    return execution;
  }

  private LocalExecution(PlannedPipeline pipeline, RunnerOptions options, Substitutes substitutes) {
    this.pipeline = pipeline;
    this.options = options;
    this.substitutes = substitutes;
    this.memory = new ExecutionMemory(options.memoryLimit());
    this.meters = new MeterBinding(options.meterRegistry(), pipeline);
    this.metrics = new ExecutionMetrics(pipeline.plan(), meters);
    meters.gauge(MetricName.LAG, () -> Lags.orNaN(lag()));
    memory.bind(meters);
    this.leaks = new Leaks(pipeline.name());
    for (int number = 0; number < options.tasks(); number++) {
      tasks.add(new Task(this, number, pipeline.plan().sources().size()));
    }
    this.running = tasks.size();
    this.coordinatorMemory = new TaskMemory(memory, "splits");
    this.coordinator = new SplitCoordinator(this, tasks, context(0, coordinatorMemory));
    this.coordinatorThread = new Thread(coordinator, pipeline.name() + "-splits");
    this.coordinatorThread.setDaemon(true);
  }

  private void startThreads() {
    if (coordinator.needed()) {
      coordinatorThread.start();
    }
    tasks.forEach(Task::start);
    Keeper.start(pipeline.name(), ended);
  }

  RunnerOptions options() {
    return options;
  }

  ExecutionMemory memory() {
    return memory;
  }

  Discoveries discoveries() {
    return discoveries;
  }

  DeliveryGuarantee delivery() {
    return pipeline.delivery();
  }

  boolean suspended() {
    return suspended;
  }

  TaskContext context(int task, TaskMemory taskMemory) {
    return TaskContext.of(pipeline, options, task, taskMemory, metrics, substitutes);
  }

  /** Closes the memory of a run, and remembers which stages left some. */
  void close(TaskMemory taskMemory) {
    synchronized (lock) {
      taskMemory.close(leaks);
    }
  }

  void waiting(long more) {
    metrics.waiting(more);
  }

  void restarting() {
    metrics.restarted();
    changed();
  }

  /** Something about the state may have changed. */
  void changed() {
    LOG.debug("pipeline {} is {}", pipeline.name(), state());
  }

  /** Ends it by a failure: what other tasks have read is finished. */
  void fail(EtlException cause) {
    note(cause);
    stop();
  }

  /** The first failure is the one; later ones are told with it. */
  private void note(EtlException cause) {
    synchronized (lock) {
      EtlException first = failure;
      if (first == null) {
        failure = cause;
      } else if (!first.equals(cause)) {
        first.addSuppressed(cause);
      }
    }
  }

  EtlException unexpected(Throwable cause) {
    if (cause instanceof EtlException known) {
      return known.within(pipeline.name(), null);
    }
    return EtlException.of(EtlError.RUN_0002, "unexpected: " + cause)
        .at(ErrorLocation.NONE.within(pipeline.name(), null))
        .fix("the cause is attached; if it shows no code of yours, please report it")
        .cause(cause)
        .build();
  }

  void taskEnded(@Nullable EtlException cause) {
    if (cause != null) {
      fail(cause);
    }
    boolean last;
    synchronized (lock) {
      last = --running == 0;
    }
    if (last) {
      end();
    }
  }

  private void end() {
    coordinator.stop();
    if (coordinator.needed()) {
      coordinatorThread.interrupt();
      try {
        coordinatorThread.join(MOST_GRACE.toMillis());
      } catch (InterruptedException e) {
        LOG.debug("interrupted while the thread {} ends", coordinatorThread.getName());
      }
    }
    synchronized (lock) {
      coordinatorMemory.close(leaks);
      EtlException leak = leaks.error();
      if (leak != null && !concluded) {
        note(leak);
      }
    }
    memory.close();
    conclude();
  }

  private void conclude() {
    EtlException cause;
    synchronized (lock) {
      if (concluded) {
        return;
      }
      concluded = true;
      cause = failure;
    }
    try {
      meters.close();
    } catch (RuntimeException e) {
      LOG.warn("removing the gauges of {} failed", pipeline.name(), e);
    }
    if (cause == null) {
      LOG.info("pipeline {} ended: {}", pipeline.name(), counters());
    } else {
      FailureLog.write(LOG, Level.ERROR, "pipeline " + pipeline.name() + " failed", cause);
    }
    // Last: who waits for it may be a main that ends the process, and with it the log.
    ended.countDown();
  }

  @Override
  public String pipeline() {
    return pipeline.name();
  }

  @Override
  public ExecutionState state() {
    synchronized (lock) {
      if (ended.getCount() == 0) {
        return failure == null ? ExecutionState.FINISHED : ExecutionState.FAILED;
      }
      if (stopping) {
        return ExecutionState.STOPPING;
      }
    }
    if (tasks.stream().anyMatch(Task::isWaiting)) {
      return ExecutionState.RESTARTING;
    }
    if (!tasks.stream().allMatch(task -> task.isRunning() || task.hasEnded())) {
      return ExecutionState.STARTING;
    }
    return suspended ? ExecutionState.PAUSED : ExecutionState.RUNNING;
  }

  @Override
  public ExecutionCounters counters() {
    return metrics.counters();
  }

  @Override
  public OptionalLong lag() {
    return Lags.sum(tasks.stream().map(Task::lag));
  }

  @Override
  public long memoryUsed() {
    return memory.used();
  }

  @Override
  public long peakMemory() {
    return memory.peakAllocated();
  }

  @Override
  public Optional<EtlException> failure() {
    synchronized (lock) {
      return ended.getCount() == 0 ? Optional.ofNullable(failure) : Optional.empty();
    }
  }

  @Override
  public void await() throws InterruptedException {
    ended.await();
    throwFailure();
  }

  @Override
  public boolean await(Duration limit) throws InterruptedException {
    boolean over = ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (over) {
      throwFailure();
    }
    return over;
  }

  private void throwFailure() {
    Optional<EtlException> cause = failure();
    if (cause.isPresent()) {
      throw cause.get();
    }
  }

  @Override
  public void stop() {
    synchronized (lock) {
      if (stopping) {
        return;
      }
      stopping = true;
    }
    coordinator.stop();
    tasks.forEach(Task::stop);
    Thread watch = new Thread(this::cutShort, pipeline.name() + "-stop");
    watch.setDaemon(true);
    watch.start();
  }

  /** Ends the tasks by force, should stopping take too long. */
  private void cutShort() {
    try {
      if (ended.await(options.stopTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      EtlException late =
          tooLate(
              "it did not stop within "
                  + options.stopTimeout()
                  + "; what it had not committed is given up and will be read again",
              "raise stopTimeout (a worker's worker.stop-timeout), or find what is waited for");
      tasks.forEach(task -> task.abort(late));
      if (!ended.await(grace().toNanos(), TimeUnit.NANOSECONDS)) {
        abandon();
      }
    } catch (InterruptedException e) {
      LOG.debug("no longer waiting for the end of {}", pipeline.name(), e);
    }
  }

  /** How long threads may take to end after they were interrupted. */
  private Duration grace() {
    Duration atLeast = Collections.max(List.of(LEAST_GRACE, options.stopTimeout()));
    return Collections.min(List.of(MOST_GRACE, atLeast));
  }

  /** Ends without the threads that don't; what they hold is released should they ever end. */
  private void abandon() {
    String left =
        StuckThread.describe(tasks.stream().flatMap(task -> task.threads().stream()))
            .collect(Collectors.joining(", "));
    note(
        tooLate(
            "it did not stop within "
                + options.stopTimeout()
                + ", and these threads went on after they had been interrupted; they are left behind"
                + " and end with the process: "
                + left,
            "let the function, transform or sink that is named there end when its thread is"
                + " interrupted"));
    conclude();
  }

  private EtlException tooLate(String problem, String fix) {
    return EtlException.of(EtlError.RUN_0004, problem)
        .at(ErrorLocation.NONE.within(pipeline.name(), null))
        .fix(fix)
        .build();
  }

  @Override
  public void pause() {
    suspended = true;
    tasks.forEach(Task::signal);
  }

  @Override
  public void resume() {
    suspended = false;
    tasks.forEach(Task::signal);
  }

  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    long deadline =
        System.nanoTime() + options.stopTimeout().plus(MOST_GRACE).plus(MOST_GRACE).toNanos();
    while (ended.getCount() > 0 && System.nanoTime() < deadline) {
      try {
        ended.await(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (ended.getCount() > 0) {
      LOG.error("pipeline {} doesn't end; its threads are left behind", pipeline.name());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
