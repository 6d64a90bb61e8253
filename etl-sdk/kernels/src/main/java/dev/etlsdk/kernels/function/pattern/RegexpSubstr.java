package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.string.CodePoints;
import dev.etlsdk.udf.Udf;
import org.jspecify.annotations.Nullable;

/**
 * {@code REGEXP_SUBSTR(value VARCHAR, pattern VARCHAR [, start INTEGER [, n INTEGER]]) VARCHAR}:
 * the {@code n}-th part of the text, from position {@code start} on, that fits the regular
 * expression; NULL where there is none. A start or n below 1 fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT REGEXP_SUBSTR('order 4711, item 12', '[0-9]+', 1, 2) => '12'}
 */
public final class RegexpSubstr {

  private RegexpSubstr() {}

  /** The first part that fits. */
  @Udf("REGEXP_SUBSTR")
  public static @Nullable String regexpSubstr(PatternCache cache, String value, String pattern) {
    return regexpSubstr(cache, value, pattern, 1, 1);
  }

  /** The first part that fits from a position on. */
  @Udf("REGEXP_SUBSTR")
  public static @Nullable String regexpSubstr(
      PatternCache cache, String value, String pattern, int start) {
    return regexpSubstr(cache, value, pattern, start, 1);
  }

  /** The part of a number that fits from a position on. */
  @Udf("REGEXP_SUBSTR")
  public static @Nullable String regexpSubstr(
      PatternCache cache, String value, String pattern, int start, int n) {
    if (start < 1 || n < 1) {
      throw RowFailure.argument(
          "REGEXP_SUBSTR from position " + start + ", part " + n + "; both start at 1");
    }
    BoundedSearch search = BoundedSearch.of(AdvancedRegex.cached(cache, pattern, ""), value);
    if (start > CodePoints.length(value) + 1 || !search.find(CodePoints.index(value, start - 1))) {
      return null;
    }
    for (int i = 1; i < n; i++) {
      if (!search.find()) {
        return null;
      }
    }
    return value.substring(search.start(), search.end());
  }
}
