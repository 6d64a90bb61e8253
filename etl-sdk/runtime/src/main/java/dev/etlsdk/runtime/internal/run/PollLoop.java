package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source for one task, on a thread of its own, which is the only one that touches the
 * reader. It goes on polling when the queue is full or reading is suspended, so that membership in
 * a group is kept.
 */
final class PollLoop implements Runnable {

  private static final long LAG_INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

  private final SourcePlan plan;
  private final TaskContext context;
  private final TaskRun run;
  private final Inbox inbox;
  private final long waitNanos;
  private final Duration wait;
  private final FetchLimits limits;
  private final boolean bounded;
  private final ReaderOrders orders;
  private volatile OptionalLong lag = OptionalLong.empty();
  private volatile OptionalLong lastLag = OptionalLong.empty();
  private volatile boolean reading;
  private volatile Optional<ProgressKeeper> progressKeeper = Optional.empty();
  private long lagSampledAt;
  private long lossSeen;
  private boolean paused;
  private boolean ended;

  /** Whether the source has come to its end, so that nothing is left to read. */
  private boolean finished;

  PollLoop(SourcePlan plan, TaskContext context, TaskRun run) {
    this.plan = plan;
    this.context = context;
    this.run = run;
    this.inbox = run.inbox();
    this.wait = run.options().pollWait();
    this.waitNanos = wait.toNanos();
    this.limits = run.options().fetchLimits();
    Source source = plan.source();
    this.bounded = source.boundedness() == Boundedness.BOUNDED;
    this.orders = new ReaderOrders(source.assignment() == SplitAssignment.RUNTIME);
  }

  /** What the reader has to do beyond reading. */
  ReaderOrders orders() {
    return orders;
  }

  /** How many records are known to be there; empty unless the source says so of all its splits. */
  OptionalLong lag() {
    return lag;
  }

  /** What it was when it was known last; empty if it never was. */
  OptionalLong lastLag() {
    return lastLag;
  }

  /**
   * Whether it has begun to read: from then on it looks at least once a poll whether it is over,
   * and only closing may take longer.
   */
  boolean isReading() {
    return reading;
  }

  /** What the reader offers to sinks that commit its progress; nothing before it is open. */
  Optional<ProgressKeeper> progressKeeper() {
    return progressKeeper;
  }

  @Override
  public void run() {
    LogContext.task(context.pipeline().name(), context.task());
    LogContext.stream(plan.name());
    try (SourceReader reader = plan.source().reader(context.source(plan.name()))) {
      progressKeeper = reader.progressKeeper();
      read(reader);
    } catch (RuntimeException | Error e) {
      run.pollFailed(plan, e);
    } finally {
      inbox.end(plan.number());
    }
  }

  private void read(SourceReader reader) {
    try {
      Position from = run.awaitStart(plan);
      if (from != null && inbox.begin(plan.number())) {
        reader.start(from, new SplitMoves(plan, reader, orders, run));
        run.started();
        reading = true;
        try {
          loop(reader);
        } finally {
          // Also of a run that was over before it was time to look, or that failed.
          sampleLoss(reader);
        }
      }
    } catch (InterruptedException e) {
      if (!run.readersMayClose()) {
        run.pollFailed(plan, new IllegalStateException("interrupted while polling", e));
      }
    } catch (RuntimeException | Error e) {
      // Told before the reader is closed: closing gives splits back, and nothing is waited for
      // then.
      run.pollFailed(plan, e);
    }
  }

  private void loop(SourceReader reader) throws InterruptedException {
    while (!run.readersMayClose()) {
      orders.execute(reader);
      if (!ended && inbox.stopping()) {
        end(reader);
      }
      boolean wanted = !ended && !run.suspended();
      boolean room = wanted && inbox.awaitRoom(plan.number(), waitNanos);
      if (wanted && !room && !paused) {
        context.metrics().paused(plan.index());
      }
      setPaused(reader, !room);
      poll(reader, room);
      if (!wanted && !run.readersMayClose() && !orders.any()) {
        inbox.awaitChange(waitNanos);
      }
    }
    orders.execute(reader);
  }

  private void poll(SourceReader reader, boolean room) {
    boolean over = bounded && !ended && orders.mayFinish() && reader.finished();
    Fetch fetch = reader.poll(room && !over ? wait : Duration.ZERO, limits);
    if (fetch != null) {
      long bytes = fetch instanceof Fetch.Records records ? records.records().bytes() : 0;
      context.metrics().read(plan.index(), fetch.rows(), bytes);
      inbox.put(plan.number(), fetch);
    } else if (over) {
      finished = true;
      end(reader);
    }
    sample(reader);
  }

  private void end(SourceReader reader) {
    ended = true;
    // Before the end is told: whoever waits for it may ask at once.
    lag = OptionalLong.empty();
    sample(reader);
    inbox.end(plan.number());
  }

  private void setPaused(SourceReader reader, boolean wanted) {
    if (wanted && !paused) {
      reader.pause();
    } else if (!wanted && paused) {
      reader.resume();
    }
    paused = wanted;
  }

  /** Asks at every poll until it is known, then now and then: the answer is at hand. */
  private void sample(SourceReader reader) {
    long now = System.nanoTime();
    if (lag.isPresent() && now - lagSampledAt < LAG_INTERVAL_NANOS) {
      return;
    }
    lagSampledAt = now;
    OptionalLong current = currentLag(reader);
    lag = current;
    lastLag = current.isPresent() ? current : lastLag;
    sampleLoss(reader);
  }

  private void sampleLoss(SourceReader reader) {
    long loss = reader.acceptedLoss();
    context.metrics().acceptedLoss(loss - lossSeen);
    lossSeen = loss;
  }

  /**
   * Known if it is of every split that the reader has, and if that has been told its splits; one of
   * a group may find that all is read before it is told any.
   */
  private OptionalLong currentLag(SourceReader reader) {
    if (finished) {
      return OptionalLong.of(0);
    }
    if (!orders.assigned()) {
      return OptionalLong.empty();
    }
    Map<String, Long> bySplit = reader.lag();
    run.waiting(
        plan,
        bySplit.entrySet().stream()
            .filter(split -> reader.waits(split.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum());
    return bySplit.keySet().containsAll(reader.splits())
        ? OptionalLong.of(bySplit.values().stream().mapToLong(Long::longValue).sum())
        : OptionalLong.empty();
  }

  /** Splits that the runtime gives to this reader. */
  void assign(List<Split> splits, Position from) {
    orders.assign(splits, from);
    inbox.signal();
  }

  /** What has been read up to this position is safe, and committed as the source's progress. */
  void committed(Position position) {
    if (!position.isEmpty()) {
      orders.committed(position);
      inbox.signal();
    }
  }

  /** What has been read up to this position is safe. */
  void acknowledge(@Nullable Position position) {
    if (position != null && !position.isEmpty()) {
      orders.acknowledge(position);
      inbox.signal();
    }
  }
}
