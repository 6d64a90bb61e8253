package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.function.string.CodePoints;
import dev.etlsdk.udf.Udf;

/**
 * {@code REGEXP_REPLACE(value VARCHAR, pattern VARCHAR, replacement VARCHAR [, flags VARCHAR])
 * VARCHAR}: the text with the first part that fits the regular expression replaced, with the flag
 * {@code g} all of them. In the replacement {@code \1} to {@code \9} are groups, {@code \&} is the
 * whole part and {@code \\} a backslash. Other flags as in REGEXP_LIKE.
 *
 * <p>{@code SELECT REGEXP_REPLACE('foobarbaz', 'b(..)', 'X\1Y', 'g') => 'fooXarYXazY'}
 */
public final class RegexpReplace {

  private RegexpReplace() {}

  /** The text with the first part that fits replaced. */
  @Udf(value = "REGEXP_REPLACE", returnsNull = false)
  public static String regexpReplace(
      PatternCache cache, String value, String pattern, String replacement) {
    return regexpReplace(cache, value, pattern, replacement, "");
  }

  /** The text with parts replaced. */
  @Udf(value = "REGEXP_REPLACE", returnsNull = false)
  public static String regexpReplace(
      PatternCache cache, String value, String pattern, String replacement, String flags) {
    BoundedSearch search = BoundedSearch.of(AdvancedRegex.cached(cache, pattern, flags), value);
    if (!search.find()) {
      return value;
    }
    boolean global = flags.indexOf('g') >= 0;
    StringBuilder result = new StringBuilder(value.length());
    int copied = 0;
    do {
      result.append(value, copied, search.start());
      append(result, replacement, value, search);
      CodePoints.requireLength("REGEXP_REPLACE", result.length());
      copied = search.end();
    } while (global && search.find());
    return result.append(value, copied, value.length()).toString();
  }

  private static void append(
      StringBuilder result, String replacement, String value, BoundedSearch search) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      char next = c == '\\' && i + 1 < replacement.length() ? replacement.charAt(i + 1) : 0;
      if (next == '\\') {
        result.append('\\');
        i++;
      } else if (next == '&') {
        result.append(value, search.start(), search.end());
        i++;
      } else if (next >= '1' && next <= '9') {
        int group = next - '0';
        if (group <= search.groups() && search.start(group) >= 0) {
          result.append(value, search.start(group), search.end(group));
        }
        i++;
      } else {
        result.append(c);
      }
    }
  }
}
