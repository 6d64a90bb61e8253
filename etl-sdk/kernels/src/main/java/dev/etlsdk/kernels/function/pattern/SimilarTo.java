package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.udf.Udf;

/**
 * {@code value SIMILAR TO pattern [ESCAPE character]}: whether the whole text fits the SQL regular
 * expression, which has {@code %} and {@code _} as LIKE does, and {@code | * + ? {m,n} ( ) [ ]} as
 * other regular expressions do. A pattern that isn't one fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT 'abc' SIMILAR TO '%(b|d)%' => true}
 */
public final class SimilarTo {

  private SimilarTo() {}

  /** Whether the text fits. */
  @Udf("SIMILAR TO")
  public static boolean similarTo(PatternCache cache, String value, String pattern) {
    return similarTo(cache, value, pattern, "\\");
  }

  /** Whether the text fits, with an escape; an empty one means none. */
  @Udf("SIMILAR TO")
  public static boolean similarTo(PatternCache cache, String value, String pattern, String escape) {
    return BoundedSearch.of(cache.get(pattern, escape, SimilarPattern::compile), value).matches();
  }
}
