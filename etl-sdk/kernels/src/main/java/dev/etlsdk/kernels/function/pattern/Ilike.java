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

  private static final PatternCache<LikePattern> PATTERNS =
      new PatternCache<>(
          (pattern, escape) -> LikePattern.compile(Lower.lower(pattern), Lower.lower(escape)));

  private Ilike() {}

  /** Whether the text fits. */
  @Udf("ILIKE")
  public static boolean ilike(String value, String pattern) {
    return PATTERNS.get(pattern, "\\").matches(Lower.lower(value));
  }

  /** Whether the text fits, with an escape; an empty one means none. */
  @Udf("ILIKE")
  public static boolean ilike(String value, String pattern, String escape) {
    return PATTERNS.get(pattern, escape).matches(Lower.lower(value));
  }
}
