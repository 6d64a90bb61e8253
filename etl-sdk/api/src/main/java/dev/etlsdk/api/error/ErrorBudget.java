package dev.etlsdk.api.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How much may fail before a pipeline stops although failed rows are skipped or go to dead letters:
 * many failures at once are rather a mistake in the pipeline, or upstream, than bad data.
 * Immutable.
 *
 * <pre>{@code
 * ErrorBudget.rows(100)
 * ErrorBudget.share(0.01).warmUp(10_000)
 * ErrorBudget.rows(1_000).orShare(0.05)
 * }</pre>
 *
 * <p>What was read and what failed is counted for each split and kept with its position, so that a
 * restart doesn't begin anew; a new version of the pipeline does, and {@link #since(String)}: what
 * the code of a transform does is no part of the version. A record that fails in two streams counts
 * twice.
 *
 * @param rows how many may fail
 * @param share which share of what was read may fail, from 0 to 1; 1 for any
 * @param warmUp how many records are read before the share counts
 * @param since any text; counting begins anew where it is another than before
 */
public record ErrorBudget(long rows, double share, long warmUp, String since) {

  private static final long WARM_UP = 1_000;

  public ErrorBudget {
    Objects.requireNonNull(since, "since");
    if (rows < 0) {
      throw new IllegalArgumentException("rows is at least 0: " + rows);
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is from 0 to 1: " + share);
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException("warmUp is at least 0: " + warmUp);
    }
  }

  /** So many rows may fail; one more stops the pipeline. */
  public static ErrorBudget rows(long rows) {
    return new ErrorBudget(rows, 1, WARM_UP, "");
  }

  /**
   * Such a share of what was read may fail, from 0 to 1; looked at once 1,000 records were read, if
   * {@link #warmUp} says nothing else.
   */
  public static ErrorBudget share(double share) {
    return new ErrorBudget(Long.MAX_VALUE, share, WARM_UP, "");
  }

  /**
   * The same budget, which is spent as well when more than such a share of what was read failed.
   */
  public ErrorBudget orShare(double newShare) {
    return new ErrorBudget(rows, newShare, warmUp, since);
  }

  /** How many records are read before the share counts. */
  public ErrorBudget warmUp(long records) {
    return new ErrorBudget(rows, share, records, since);
  }

  /**
   * Counting begins anew where this text, such as a date, is another than before: what to set when
   * a pipeline that was stopped by its budget is to go on, as it is or with corrected code.
   */
  public ErrorBudget since(String text) {
    return new ErrorBudget(rows, share, warmUp, text);
  }

  /**
   * Whether more failed than may.
   *
   * @param read how many records were read
   * @param failed how many of them failed
   */
  public boolean isSpent(long read, long failed) {
    return failed > rows || (share < 1 && read >= warmUp && failed > share * read);
  }

  /** {@code 100 rows, or 1% after 10000}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (rows < Long.MAX_VALUE) {
      parts.add(rows + " rows");
    }
    if (share < 1) {
      parts.add(String.format(Locale.ROOT, "%s%% after %d", percent(), warmUp));
    }
    return parts.isEmpty() ? "no limit" : String.join(", or ", parts);
  }

  private String percent() {
    double percent = share * 100;
    return percent == Math.rint(percent)
        ? Long.toString((long) percent)
        : String.format(Locale.ROOT, "%.3g", percent);
  }
}
