package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.string.CodePoints;
import dev.etlsdk.udf.Udf;

/**
 * {@code REGEXP_COUNT(value VARCHAR, pattern VARCHAR [, start INTEGER [, flags VARCHAR]]) INTEGER}:
 * how many parts of the text, from position {@code start} on, fit the regular expression. A start
 * below 1 fails with ETL-VALUE-0004. Flags as in REGEXP_LIKE.
 *
 * <p>{@code SELECT REGEXP_COUNT('banana', 'an') => 2}
 */
public final class RegexpCount {

  private RegexpCount() {}

  /** How many parts fit. */
  @Udf("REGEXP_COUNT")
  public static int regexpCount(PatternCache cache, String value, String pattern) {
    return regexpCount(cache, value, pattern, 1, "");
  }

  /** How many parts fit from a position on. */
  @Udf("REGEXP_COUNT")
  public static int regexpCount(PatternCache cache, String value, String pattern, int start) {
    return regexpCount(cache, value, pattern, start, "");
  }

  /** How many parts fit from a position on, with flags. */
  @Udf("REGEXP_COUNT")
  public static int regexpCount(
      PatternCache cache, String value, String pattern, int start, String flags) {
    if (start < 1) {
      throw RowFailure.argument("REGEXP_COUNT from position " + start + "; positions start at 1");
    }
    RegexFlags.parse(flags).withoutGlobal("REGEXP_COUNT");
    BoundedSearch search = BoundedSearch.of(AdvancedRegex.cached(cache, pattern, flags), value);
    if (start > CodePoints.length(value) + 1 || !search.find(CodePoints.index(value, start - 1))) {
      return 0;
    }
    int count = 1;
    while (search.find()) {
      count++;
    }
    return count;
  }
}
