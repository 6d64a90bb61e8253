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

  private static final PatternCache<LikePattern> PATTERNS =
      new PatternCache<>(LikePattern::compile);

  private Like() {}

  /** Whether the text fits. */
  @Udf("LIKE")
  public static boolean like(String value, String pattern) {
    return PATTERNS.get(pattern, "\\").matches(value);
  }

  /** Whether the text fits, with an escape; an empty one means none. */
  @Udf("LIKE")
  public static boolean like(String value, String pattern, String escape) {
    return PATTERNS.get(pattern, escape).matches(value);
  }
}
