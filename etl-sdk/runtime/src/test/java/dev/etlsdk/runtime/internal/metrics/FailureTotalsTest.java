package dev.etlsdk.runtime.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.runtime.internal.metrics.FailureTotals.Sum;
import org.junit.jupiter.api.Test;

/** Sums of what failed, over tasks and processes. */
class FailureTotalsTest {

  private final FailureTotals totals = new FailureTotals();

  @Test
  void addsWhatOthersHaveCommittedToWhatTasksCount() {
    totals.known("a", new Sum(10, 3));
    totals.known("a", new Sum(20, 5));
    totals.known("a", new Sum(10, 3));

    assertThat(totals.add(0, "b", new Sum(1, 1))).isEqualTo(new Sum(21, 6));
  }

  @Test
  void countsOnceWhatSomebodySawCommittedBeforeTheTaskHeardOfIt() {
    totals.add(1, "a", new Sum(10, 3));
    totals.known("a", new Sum(10, 3));
    totals.commit(1);
    totals.known("a", new Sum(10, 3));

    assertThat(totals.add(0, "b", new Sum(1, 0))).isEqualTo(new Sum(11, 3));
  }
}
