package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.ProgressKeeping;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.audit.TimeLimits;
import dev.etlsdk.runtime.internal.batch.ReadFailures;
import dev.etlsdk.runtime.internal.batch.StreamPositions;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import dev.etlsdk.runtime.internal.batch.TaskEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task from opening to closing: its poll threads, and the work that its own thread does. After a
 * failure that may pass there is another one.
 */
final class TaskRun {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);
  private static final long NO_HURRY_NANOS = Duration.ofHours(1).toNanos();

  private static final long SETTLING_LOOK_NANOS = Duration.ofMillis(5).toNanos();
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

  /** How long readers may take to close after a failure. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Task task;
  private final TaskContext context;
  private final Inbox inbox;
  private final TaskEngine engine;
  private final List<PollLoop> loops = new ArrayList<>();
  private final List<Thread> pollThreads = new ArrayList<>();
  private final CompletableFuture<@Nullable Position> start = new CompletableFuture<>();
  private final AtomicInteger notStarted;
  private final ProgressKeeping progress;
  private final CommitPace pace;
  private volatile boolean readersMayClose;
  private volatile boolean failed;
  private volatile @Nullable EtlException abortReason;
  private @Nullable Thread workThread;

  TaskRun(Task task, TaskContext context) {
    this.task = task;
    this.context = context;
    List<SourcePlan> sources = context.pipeline().plan().sources();
    this.pace = task.pace();
    pace.start();
    this.inbox = new Inbox(sources.size(), task.memory(), pace.isSlow());
    this.engine = new TaskEngine(context, this::commit, task.retries());
    this.notStarted = new AtomicInteger(sources.size());
    this.progress = context.pipeline().progressKeeping();
    for (SourcePlan source : sources) {
      loops.add(new PollLoop(source, context, this));
    }
  }

  Inbox inbox() {
    return inbox;
  }

  RunnerOptions options() {
    return task.options();
  }

  String pipeline() {
    return context.pipeline().name();
  }

  /** Whether what other processes have counted matters. */
  boolean hasErrorBudget() {
    return context.pipeline().errorBudget().isPresent();
  }

  /** Who keeps how far sources have been read. */
  ProgressKeeping progressKeeping() {
    return progress;
  }

  /** Splits of a source came or went. */
  void rebalanced(SourcePlan source) {
    context.metrics().rebalanced(source.index());
  }

  /** So many records of a source wait to be tried again. */
  void waiting(SourcePlan source, long records) {
    task.waiting(source.number(), records);
  }

  /** Whether the user has suspended reading. */
  boolean suspended() {
    return task.suspended();
  }

  /** Whether nothing of what was read is waited for any more. */
  boolean readersMayClose() {
    return readersMayClose;
  }

  /** Whether all readers have begun. */
  boolean running() {
    return notStarted.get() == 0;
  }

  /** A reader has begun. */
  void started() {
    if (notStarted.decrementAndGet() == 0) {
      task.running();
    }
  }

  /** Reads nothing more, finishes what was read, and ends. */
  void stop() {
    inbox.stop();
  }

  /** Gives splits of a source that the runtime divides. */
  void assign(int source, List<Split> splits, Position from) {
    loops.get(source).assign(splits, from);
  }

  /** How many records there are, of all its sources; empty until all know. */
  OptionalLong lag(Function<PollLoop, OptionalLong> ofSource) {
    return Lags.sum(loops.stream().map(ofSource));
  }

  /** Where a source begins, as soon as the sinks are open; null if it doesn't. */
  @Nullable Position awaitStart(SourcePlan source) throws InterruptedException {
    try {
      Position committed = start.get();
      return committed == null
          ? null
          : task.begin(this, source, StreamPositions.toSource(source.name(), committed));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The splits of a bounded source as they were when the execution began. */
  List<Split> discovered(SourcePlan source) throws InterruptedException {
    return task.discoveries().of(source, context);
  }

  /** A poll thread ended by an exception. */
  void pollFailed(SourcePlan source, Throwable cause) {
    // What comes of closing says something only where a connector says it in our words.
    if (!readersMayClose || (failed && cause instanceof EtlException)) {
      inbox.fail(ReadFailures.explain(context.pipeline().name(), source, cause));
    } else {
      LOG.debug("closing the reader of {} after the task had ended", source.name(), cause);
    }
  }

  /** Gives up what isn't committed, and ends with this failure. Any thread. */
  void abort(EtlException reason) {
    inbox.fail(reason);
    Thread worker;
    synchronized (this) {
      abortReason = abortReason == null ? reason : abortReason;
      worker = workThread;
    }
    if (worker != null) {
      worker.interrupt();
    }
  }

  /**
   * Runs on the task's work thread until the end.
   *
   * @return why it failed, or null if it ended as it should
   */
  @Nullable EtlException execute() {
    synchronized (this) {
      workThread = Thread.currentThread();
    }
    startPolling();
    EtlException failure = null;
    try {
      engine.open();
      start.complete(engine.committed());
      work();
    } catch (EtlException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = unexpected("the work thread was interrupted", e);
    } catch (RuntimeException | Error e) {
      failure = unexpected("unexpected: " + e, e);
    }
    return end(failure);
  }

  private void startPolling() {
    List<SourcePlan> sources = context.pipeline().plan().sources();
    for (int i = 0; i < sources.size(); i++) {
      String suffix = sources.size() == 1 ? "" : "-" + sources.get(i).name();
      Thread thread = new Thread(loops.get(i), task.threadName("poll") + suffix);
      thread.setDaemon(true);
      synchronized (pollThreads) {
        pollThreads.add(thread);
      }
      thread.start();
    }
  }

  /** Its poll threads that still go on. */
  List<Thread> pollThreads() {
    synchronized (pollThreads) {
      return pollThreads.stream().filter(Thread::isAlive).toList();
    }
  }

  private void work() throws InterruptedException {
    while (true) {
      long wait = engine.hasUncommitted() ? pace.left(System.nanoTime()) : NO_HURRY_NANOS;
      Inbox.Next next = inbox.next(wait);
      if (next instanceof Inbox.Next.Handle handle) {
        process(handle);
      } else if (next instanceof Inbox.Next.Drain drain) {
        commit();
        inbox.drained(drain.source());
      } else if (next instanceof Inbox.Next.Tell tell) {
        inbox.answer(tell.question(), engine.committed());
      } else if (next instanceof Inbox.Next.End) {
        awaitSettled();
        commit();
        return;
      }
      EtlException failed = inbox.failure();
      if (failed != null) {
        throw failed;
      }
      long left = pace.left(System.nanoTime());
      if (engine.hasUncommitted() && left <= 0) {
        if (pace.isSlow()) {
          awaitSettled();
        } else if (isUnsettled() && -left < TimeLimits.SETTLING.toNanos()) {
          inbox.awaitChange(SETTLING_LOOK_NANOS);
          continue;
        }
        commit();
      }
    }
  }

  /** Whether a commit would perhaps be refused, because splits are about to move. */
  private boolean isUnsettled() {
    return progress == ProgressKeeping.PROGRESS_WITH_OUTPUT
        && loops.stream()
            .anyMatch(loop -> loop.progressKeeper().map(ProgressKeeper::isUnsettled).orElse(false));
  }

  private void awaitSettled() throws InterruptedException {
    long limit = System.nanoTime() + TimeLimits.SETTLING.toNanos();
    while (engine.hasUncommitted()
        && isUnsettled()
        && inbox.failure() == null
        && !inbox.drainWanted()
        && System.nanoTime() - limit < 0) {
      inbox.awaitChange(SETTLING_LOOK_NANOS);
    }
  }

  private void process(Inbox.Next.Handle handle) {
    String stream = context.pipeline().plan().sources().get(handle.source()).name();
    long rows = handle.fetch().rows();
    pace.begin(System.nanoTime(), engine.hasUncommitted());
    LogContext.batch(stream, handle.fetch());
    try {
      engine.process(handle.source(), handle.fetch());
    } finally {
      LogContext.endBatch();
      pace.end(System.nanoTime(), rows);
      inbox.processed(handle.source(), handle.fetch(), pace.isSlow());
    }
  }

  private void commit() {
    if (!engine.hasUncommitted()) {
      return;
    }
    Position[] positions = engine.commit(source -> loops.get(source).progressKeeper());
    pace.committed(System.nanoTime());
    for (int source = 0; source < positions.length; source++) {
      task.committed(source, positions[source]);
      switch (progress) {
        case ACKNOWLEDGED -> loops.get(source).acknowledge(positions[source]);
        case PROGRESS_WITH_OUTPUT -> loops.get(source).committed(positions[source]);
        case POSITIONS_WITH_OUTPUT -> {
          // Acknowledging them as well, later and by another way, could set a group back behind
          // what the sink has committed since.
        }
      }
    }
  }

  private @Nullable EtlException end(@Nullable EtlException failure) {
    EtlException reason;
    synchronized (this) {
      workThread = null;
      reason = abortReason == null ? failure : abortReason;
    }
    // An interrupt has done what it should; closing needs a thread that can wait.
    Thread.interrupted();
    failed = reason != null;
    readersMayClose = true;
    start.complete(null);
    inbox.close();
    if (reason != null) {
      note(reason, engine.abort());
    }
    joinPolling(reason);
    inbox.discard();
    // Acknowledging the last position may fail after the work has ended, and a reader may learn
    // only now why it lost its splits.
    EtlException late = Inbox.worse(reason, inbox.failure());
    Exception closing = engine.close();
    if (late != null) {
      note(late, reason);
      note(late, closing);
      return late;
    }
    return closing == null ? null : closingFailed(closing);
  }

  private EtlException closingFailed(Exception closing) {
    if (closing instanceof EtlException known) {
      return known.within(context.pipeline().name(), null);
    }
    return unexpected("closing failed: " + closing, closing);
  }

  private EtlException unexpected(String problem, Throwable cause) {
    return EtlException.of(EtlError.RUN_0002, problem)
        .at(ErrorLocation.NONE.within(context.pipeline().name(), null))
        .fix("the cause is attached; if it shows no code of yours, please report it")
        .cause(cause)
        .build();
  }

  private static void note(EtlException failure, @Nullable Exception other) {
    if (other != null && other != failure) {
      failure.addSuppressed(other);
    }
  }

  /**
   * After a failure, too, readers that read are left to close by themselves: an interrupt would
   * keep them from giving their splits back, and from saying nothing about it.
   */
  private void joinPolling(@Nullable EtlException failure) {
    boolean atOnce = abortReason != null || !loops.stream().allMatch(PollLoop::isReading);
    Duration limit = options().stopTimeout();
    if (failure != null && limit.compareTo(CLOSING) > 0) {
      limit = CLOSING;
    }
    long deadline = System.nanoTime() + limit.toNanos();
    for (Thread thread : pollThreads()) {
      if (failure != null && atOnce) {
        thread.interrupt();
      }
      if (!join(thread, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        thread.interrupt();
        if (!join(thread, AFTER_INTERRUPT)) {
          LOG.warn("the thread {} doesn't end; it is left behind", thread.getName());
        }
      }
    }
  }

  private static boolean join(Thread thread, Duration limit) {
    try {
      thread.join(Math.max(1, limit.toMillis()));
      return !thread.isAlive();
    } catch (InterruptedException e) {
      // Stopping takes too long, and somebody says so.
      Thread.currentThread().interrupt();
      return !thread.isAlive();
    }
  }
}
