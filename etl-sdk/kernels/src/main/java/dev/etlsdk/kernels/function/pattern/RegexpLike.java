package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.udf.Udf;

/**
 * {@code REGEXP_LIKE(value VARCHAR, pattern VARCHAR [, flags VARCHAR]) BOOLEAN}: whether a part of
 * the text fits the regular expression. Flags: {@code i} ignores case, {@code c} doesn't, {@code n}
 * lets {@code ^} and {@code $} match at newlines and {@code .} not match them, {@code s} is the
 * contrary, {@code x} skips white space in the expression, {@code q} takes it literally.
 *
 * <p>{@code SELECT REGEXP_LIKE('ABC', 'b', 'i') => true}
 */
public final class RegexpLike {

  private RegexpLike() {}

  /** Whether a part of the text fits. */
  @Udf("REGEXP_LIKE")
  public static boolean regexpLike(PatternCache cache, String value, String pattern) {
    return BoundedSearch.of(AdvancedRegex.cached(cache, pattern, ""), value).find();
  }

  /** Whether a part of the text fits, with flags. */
  @Udf("REGEXP_LIKE")
  public static boolean regexpLike(PatternCache cache, String value, String pattern, String flags) {
    RegexFlags.parse(flags).withoutGlobal("REGEXP_LIKE");
    return BoundedSearch.of(AdvancedRegex.cached(cache, pattern, flags), value).find();
  }
}
