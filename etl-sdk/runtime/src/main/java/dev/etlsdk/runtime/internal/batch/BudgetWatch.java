package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.pipeline.internal.ProgressKeeping;
import dev.etlsdk.runtime.internal.metrics.FailureTotals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a task reads and what of it fails, for the pipeline's error budget, and stops the
 * pipeline when that is spent. The counts of a split are notes at its position, so that they are
 * kept with it and go where it goes. What is counted of a fetch counts for one of its splits. Used
 * by the work thread.
 */
final class BudgetWatch {

  private final PlannedPipeline pipeline;
  private final @Nullable ErrorBudget budget;
  private final FailureTotals totals;
  private final int task;
  private final String key;
  private final boolean sinksKeepNotes;
  private final Map<String, Map<String, String>> notesByStream = new HashMap<>();

  BudgetWatch(TaskContext context) {
    pipeline = context.pipeline();
    budget = pipeline.errorBudget().orElse(null);
    totals = context.metrics().failureTotals();
    task = context.task();
    key =
        budget == null
            ? ""
            : Integer.toHexString((pipeline.version() + "\n" + budget.since()).hashCode());
    sinksKeepNotes = pipeline.progressKeeping() == ProgressKeeping.POSITIONS_WITH_OUTPUT;
    totals.begin(task);
  }

  /** What sinks have kept, with the names of streams before the splits. */
  void kept(Position committed) {
    if (budget != null) {
      committed.notes().forEach(this::know);
    }
  }

  private void know(String split, String note) {
    parse(note).ifPresent(sum -> totals.known(split, sum));
  }

  /**
   * Counts a fetch.
   *
   * @param stream of the source
   * @param again how many of its records had waited to be tried again: they were counted when they
   *     came first
   * @param failed how many of its records failed, in each stream
   * @throws EtlException {@code ETL-RUN-0009} if the budget is spent
   */
  void count(String stream, Fetch fetch, long again, long failed) {
    if (budget == null) {
      return;
    }
    learn(stream, fetch.end().notes());
    String split = fetch.end().bySplit().keySet().stream().sorted().findFirst().orElse("");
    FailureTotals.Sum all =
        totals.add(
            task,
            StreamPositions.id(stream, split),
            new FailureTotals.Sum(fetch.rows() - again, failed));
    if (budget.isSpent(all.read(), all.failed())) {
      throw spent(all);
    }
  }

  private void learn(String stream, Map<String, String> notes) {
    if (!sinksKeepNotes && notesByStream.put(stream, notes) != notes) {
      notes.forEach((split, note) -> know(StreamPositions.id(stream, split), note));
    }
  }

  /** A position with the counts of its splits. */
  Position noted(String stream, Position position) {
    if (budget == null) {
      return position;
    }
    Map<String, String> notes = new HashMap<>();
    for (String split : position.bySplit().keySet()) {
      FailureTotals.Sum sum = totals.of(task, StreamPositions.id(stream, split));
      notes.put(split, key + ":" + sum.read() + "/" + sum.failed());
    }
    return position.withNotes(notes);
  }

  /** What was noted is committed. */
  void committed() {
    totals.commit(task);
  }

  /** What a note says; empty if it is of another version of the pipeline. */
  private Optional<FailureTotals.Sum> parse(String note) {
    int colon = note.indexOf(':');
    int slash = note.indexOf('/', colon + 1);
    if (colon < 0 || slash < 0 || !note.substring(0, colon).equals(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FailureTotals.Sum(
              Long.parseLong(note.substring(colon + 1, slash)),
              Long.parseLong(note.substring(slash + 1))));
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  private EtlException spent(FailureTotals.Sum all) {
    return EtlException.of(
            EtlError.RUN_0009,
            all.failed()
                + " of "
                + all.read()
                + " records failed since counting began, and the error budget is "
                + budget
                + "; nothing of the last batch is written or acknowledged")
        .at(ErrorLocation.NONE.within(pipeline.name(), null))
        .fix(
            "see the metric etl.rows.failed for the codes, correct the pipeline or the data, and"
                + " start it again with errorBudget(….since(\"today\")), which begins counting"
                + " anew; other SQL, other names of streams or another version(\"…\") do so by"
                + " themselves, other code in transforms and functions doesn't; or raise the"
                + " budget; a worker's keys are error-budget.rows, error-budget.share and"
                + " error-budget.since, where @ErrorBudget stands")
        .build();
  }
}
