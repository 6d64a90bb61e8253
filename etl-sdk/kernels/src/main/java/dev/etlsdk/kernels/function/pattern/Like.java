package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.udf.Udf;

/**
 * {@code value LIKE pattern [ESCAPE character]}: whether the whole text fits the pattern, in which
 * {@code %} stands for any text, {@code _} for any character, and the escape, without ESCAPE a
 * backslash, makes the next character stand for itself. A pattern that ends with its escape fails
 * with ETL-VALUE-0004.
 *
 * <p>{@code SELECT 'alphabet' LIKE 'alph%' => true}
 */
public final class Like {

  private Like() {}

  /** Whether the text fits. */
  @Udf("LIKE")
  public static boolean like(PatternCache cache, String value, String pattern) {
    return cache.get(pattern, "\\", LikePattern::compile).matches(value);
  }

  /** Whether the text fits, with an escape; an empty one means none. */
  @Udf("LIKE")
  public static boolean like(PatternCache cache, String value, String pattern, String escape) {
    return cache.get(pattern, escape, LikePattern::compile).matches(value);
  }
}
