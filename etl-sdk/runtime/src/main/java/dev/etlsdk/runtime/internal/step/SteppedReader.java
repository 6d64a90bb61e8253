package dev.etlsdk.runtime.internal.step;

import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.runtime.internal.batch.ReadFailures;
import dev.etlsdk.runtime.internal.batch.StreamPositions;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source as one thread reads it. */
final class SteppedReader implements AutoCloseable, SplitListener {

  private final SourcePlan plan;
  private final TaskContext context;
  private final SteppedExecution execution;
  private final Set<String> known = new HashSet<>();
  private @Nullable SourceReader reader;
  private @Nullable SplitEnumerator enumerator;
  private long lossSeen;

  SteppedReader(SourcePlan plan, TaskContext context, SteppedExecution execution) {
    this.plan = plan;
    this.context = context;
    this.execution = execution;
  }

  /**
   * Begins to read.
   *
   * @param committed as sinks keep positions
   */
  void open(Position committed) {
    Position from = StreamPositions.toSource(plan.name(), committed);
    explained(
        () -> {
          Source source = plan.source();
          SourceReader opened = source.reader(context.source(plan.name()));
          reader = opened;
          opened.start(from, this);
          if (source.assignment() == SplitAssignment.RUNTIME) {
            SplitEnumerator splits = source.enumerator(context.source(plan.name()));
            enumerator = splits;
            discover(opened, splits, from, true);
          }
          return opened;
        });
  }

  private void discover(
      SourceReader opened, SplitEnumerator splits, Position from, boolean evenNone) {
    List<Split> added = splits.discover().stream().filter(split -> known.add(split.id())).toList();
    // Also none is told at the start: a bounded reader without splits has finished.
    if (evenNone || !added.isEmpty()) {
      opened.assign(added, from);
    }
  }

  @Nullable Fetch poll(Duration maxWait, FetchLimits limits) {
    @Nullable Fetch fetch =
        explained(
            () -> {
              SourceReader opened = opened();
              SplitEnumerator splits = enumerator;
              if (splits != null && !bounded()) {
                discover(opened, splits, Position.none(), false);
              }
              Fetch given = opened.poll(maxWait, limits);
              long loss = opened.acceptedLoss();
              context.metrics().acceptedLoss(loss - lossSeen);
              lossSeen = loss;
              return given;
            });
    if (fetch != null) {
      long bytes = fetch instanceof Fetch.Records records ? records.records().bytes() : 0;
      context.metrics().read(plan.index(), fetch.rows(), bytes);
    }
    return fetch;
  }

  void acknowledge(Position position) {
    if (!position.isEmpty()) {
      explained(
          () -> {
            opened().acknowledge(position);
            return position;
          });
    }
  }

  void committed(Position position) {
    if (!position.isEmpty()) {
      opened().committed(position);
    }
  }

  Optional<ProgressKeeper> progressKeeper() {
    return opened().progressKeeper();
  }

  boolean bounded() {
    return plan.source().boundedness() == Boundedness.BOUNDED;
  }

  /** Whether it has come to its end, or only records are left that wait for their time. */
  boolean finished() {
    return bounded() && (opened().finished() || onlyWaits(opened()));
  }

  private static boolean onlyWaits(SourceReader opened) {
    Map<String, Long> lag = opened.lag();
    return lag.keySet().stream().anyMatch(opened::waits)
        && lag.keySet().containsAll(opened.splits())
        && lag.entrySet().stream()
            .allMatch(split -> split.getValue() == 0 || opened.waits(split.getKey()));
  }

  private SourceReader opened() {
    return Objects.requireNonNull(reader, "opened before it is used");
  }

  private <T> @Nullable T explained(Supplier<@Nullable T> action) {
    try {
      return action.get();
    } catch (RuntimeException | Error thrown) {
      throw ReadFailures.explain(context.pipeline().name(), plan, thrown);
    }
  }

  @Override
  public Position positions(List<Split> splits) {
    return StreamPositions.toSource(plan.name(), execution.committed());
  }

  @Override
  public void assigned(List<Split> splits) {
    // The reader knows what it has; nothing is kept here by split.
  }

  @Override
  public void revoked(List<Split> splits) {
    if (!splits.isEmpty()) {
      execution.revoked();
    }
  }

  @Override
  public void lost(List<Split> splits) {
    // Nobody but this thread moves splits, and it gives them back.
  }

  @Override
  public void close() {
    SplitEnumerator splits = enumerator;
    try (SourceReader opened = reader) {
      if (splits != null) {
        splits.close();
      }
    }
  }
}
