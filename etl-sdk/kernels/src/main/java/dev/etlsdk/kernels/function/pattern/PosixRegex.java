package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.udf.Udf;

/**
 * {@code value ~ pattern}: whether a part of the text fits the regular expression (PostgreSQL's
 * advanced ones); {@code ~*} makes no difference between upper and lower case; {@code !~} and
 * {@code !~*} are their negations. An expression that isn't valid fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT 'abc' ~ '^a.c$' => true}
 */
public final class PosixRegex {

  private PosixRegex() {}

  /** Whether a part of the text fits. */
  @Udf("POSIX REGEX CASE SENSITIVE")
  public static boolean matches(PatternCache cache, String value, String pattern) {
    return BoundedSearch.of(AdvancedRegex.cached(cache, pattern, ""), value).find();
  }

  /** Whether a part of the text fits, in upper or lower case. */
  @Udf("POSIX REGEX CASE INSENSITIVE")
  public static boolean matchesIgnoringCase(PatternCache cache, String value, String pattern) {
    return BoundedSearch.of(AdvancedRegex.cached(cache, pattern, "i"), value).find();
  }

  /** Whether no part of the text fits. */
  @Udf("NEGATED POSIX REGEX CASE SENSITIVE")
  public static boolean doesNotMatch(PatternCache cache, String value, String pattern) {
    return !matches(cache, value, pattern);
  }

  /** Whether no part of the text fits, in upper or lower case. */
  @Udf("NEGATED POSIX REGEX CASE INSENSITIVE")
  public static boolean doesNotMatchIgnoringCase(PatternCache cache, String value, String pattern) {
    return !matchesIgnoringCase(cache, value, pattern);
  }
}
