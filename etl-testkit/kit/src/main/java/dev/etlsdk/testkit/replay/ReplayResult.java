package dev.etlsdk.testkit.replay;

import dev.etlsdk.testkit.batch.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the records of a failure. Immutable. */
public final class ReplayResult {

  private final List<ReplayedFailure> before;
  private final List<ReplayedFailure> failures;
  private final Map<String, List<Row>> rows;

  ReplayResult(
      List<ReplayedFailure> before, List<ReplayedFailure> failures, Map<String, List<Row>> rows) {
    this.before = List.copyOf(before);
    this.failures = List.copyOf(failures);
    this.rows = Map.copyOf(rows);
  }

  /** The records that fail now, and why. */
  public List<ReplayedFailure> failures() {
    return failures;
  }

  /** The rows that a sink would have got. */
  public List<Row> rows(String sink) {
    return rows.getOrDefault(sink, List.of());
  }

  /** Whether each record fails as it did: the same error at the same place. */
  public boolean failsAsBefore() {
    return failures.size() == before.size()
        && before.stream().allMatch(was -> failures.stream().anyMatch(was::isLike));
  }

  /**
   * All records have passed.
   *
   * @throws AssertionError naming those that haven't
   */
  public void requirePassed() {
    if (!failures.isEmpty()) {
      throw new AssertionError(
          failures.size()
              + " of "
              + before.size()
              + " records that failed "
              + (failsAsBefore() ? "fail as they did" : "fail now")
              + ":\n  "
              + failures.stream()
                  .map(ReplayedFailure::toString)
                  .collect(Collectors.joining("\n  ")));
    }
  }
}
