package dev.etlsdk.runtime.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.runtime.RunnerOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a commit is due. Times are in milliseconds. */
class CommitPaceTest {

  private final CommitPace pace = pace(RunnerOptions.builder());

  @Test
  void theIntervalCountsFromTheBeginOfTheFirstUncommittedFetch() {
    fetch(pace, 0, 100, false);

    assertThat(left(pace, 100)).isEqualTo(1000 - 100 - 100);
  }

  @Test
  void aCommitIsDueWhereAnotherFetchWouldEndBehindTheInterval() {
    fetch(pace, 0, 400, false);
    assertThat(left(pace, 400)).isEqualTo(200);

    fetch(pace, 400, 800, true);
    assertThat(left(pace, 800)).isNegative();
  }

  @Test
  void aFetchThatTookLongerThanTheIntervalIsSlowForAWhile() {
    fetch(pace, 0, 5_000, false);
    assertThat(left(pace, 5_000)).isNegative();
    assertThat(pace.isSlow()).isTrue();

    int quick = 0;
    while (pace.isSlow()) {
      committed(pace, 5_000);
      fetch(pace, 5_000, 5_001, false);
      quick++;
    }
    assertThat(quick).isBetween(5, 20);
  }

  @Test
  void whatWasLearntOutlivesARestart() {
    fetch(pace, 0, 5_000, true);
    pace.start();

    fetch(pace, 9_000, 9_001, false);
    assertThat(left(pace, 9_001)).isNegative();
  }

  /** Nothing was open while it waited to try its rows again. */
  @Test
  void aFetchThatCommittedMeanwhileIsNotExpectedAgain() {
    pace.begin(nanos(0), false);
    committed(pace, 100);
    pace.end(nanos(20_000), 1);

    assertThat(pace.isSlow()).isFalse();
  }

  @Test
  void recordsAloneAreEnoughAndAreCountedAnewAfterEachCommit() {
    CommitPace byRecords =
        pace(RunnerOptions.builder().commitInterval(Duration.ofHours(1)).commitRecords(10));
    fetch(byRecords, 0, 0, false, 9);
    assertThat(left(byRecords, 0)).isPositive();
    fetch(byRecords, 0, 0, true, 1);
    assertThat(left(byRecords, 0)).isZero();

    committed(byRecords, 0);
    fetch(byRecords, 0, 0, false, 9);
    assertThat(left(byRecords, 0)).isPositive();
  }

  /** How late a commit is says how long it may still be put off. */
  @Test
  void isAsLateByTimeThoughRecordsWereEnough() {
    CommitPace byRecords = pace(RunnerOptions.builder().commitRecords(1));
    fetch(byRecords, 0, 0, false, 1);

    assertThat(left(byRecords, 7_000)).isEqualTo(-6_000);
  }

  private static CommitPace pace(RunnerOptions.Builder options) {
    CommitPace pace = new CommitPace(options.build());
    pace.start();
    return pace;
  }

  private static void fetch(CommitPace pace, long begun, long ended, boolean uncommitted) {
    fetch(pace, begun, ended, uncommitted, 1);
  }

  private static void fetch(
      CommitPace pace, long begun, long ended, boolean uncommitted, long rows) {
    pace.begin(nanos(begun), uncommitted);
    pace.end(nanos(ended), rows);
  }

  private static void committed(CommitPace pace, long at) {
    pace.committed(nanos(at));
  }

  private static long left(CommitPace pace, long now) {
    return Duration.ofNanos(pace.left(nanos(now))).toMillis();
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
