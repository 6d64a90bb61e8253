package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.function.string.Lower;
import dev.etlsdk.udf.Udf;

/**
 * {@code value ILIKE pattern [ESCAPE character]}: as LIKE, with no difference between upper and
 * lower case.
 *
 * <p>{@code SELECT 'Alphabet' ILIKE 'ALPH%' => true}
 */
public final class Ilike {

  private Ilike() {}

  private static LikePattern compile(String pattern, String escape) {
    return LikePattern.compile(Lower.lower(pattern), Lower.lower(escape));
  }

  /** Whether the text fits. */
  @Udf("ILIKE")
  public static boolean ilike(PatternCache cache, String value, String pattern) {
    return cache.get(pattern, "\\", Ilike::compile).matches(Lower.lower(value));
  }

  /** Whether the text fits, with an escape; an empty one means none. */
  @Udf("ILIKE")
  public static boolean ilike(PatternCache cache, String value, String pattern, String escape) {
    return cache.get(pattern, escape, Ilike::compile).matches(Lower.lower(value));
  }
}
