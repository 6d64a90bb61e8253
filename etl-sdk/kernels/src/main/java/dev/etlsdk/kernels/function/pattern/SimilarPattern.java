package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.string.CodePoints;
import java.util.regex.Pattern;

/** Patterns of SIMILAR TO, translated into advanced regular expressions. */
final class SimilarPattern {

  private final String pattern;
  private final int escape;
  private final StringBuilder regex = new StringBuilder();
  private boolean inBrackets;

  /**
   * Characters since the opening bracket, of which the first {@code ^} and a {@code ]} after it
   * don't close.
   */
  private int bracketStart;

  private SimilarPattern(String pattern, String escape) {
    if (CodePoints.length(escape) > 1) {
      throw RowFailure.argument(
          "ESCAPE '" + escape + "': an escape is one character, or empty for none");
    }
    this.pattern = pattern;
    this.escape = escape.isEmpty() ? -1 : escape.codePointAt(0);
  }

  static Pattern compile(String pattern, String escape) {
    return AdvancedRegex.compile(
        "(?:" + new SimilarPattern(pattern, escape).translate() + ")", RegexFlags.NONE, pattern);
  }

  private String translate() {
    for (int i = 0; i < pattern.length(); ) {
      int c = pattern.codePointAt(i);
      i += Character.charCount(c);
      if (c == escape) {
        if (i < pattern.length()) {
          int next = pattern.codePointAt(i);
          i += Character.charCount(next);
          literal(next);
          bracketStart = -1;
        }
      } else if (inBrackets) {
        insideBrackets(c);
      } else {
        outsideBrackets(c);
      }
    }
    return regex.toString();
  }

  private void insideBrackets(int c) {
    if (c == '\\') {
      regex.append('\\');
    }
    regex.appendCodePoint(c);
    if (c == ']' && bracketStart != 0) {
      inBrackets = false;
    }
    if (c != '^' || bracketStart != 0) {
      bracketStart = -1;
    }
  }

  private void outsideBrackets(int c) {
    switch (c) {
      case '%' -> regex.append(".*");
      case '_' -> regex.append('.');
      case '(' -> regex.append("(?:");
      case '[' -> {
        regex.append('[');
        inBrackets = true;
        bracketStart = 0;
      }
      case '\\', '.', '^', '$' -> literal(c);
      default -> regex.appendCodePoint(c);
    }
  }

  /** Letters and digits get no backslash: with one they would mean something else. */
  private void literal(int c) {
    if (!Character.isLetterOrDigit(c)) {
      regex.append('\\');
    }
    regex.appendCodePoint(c);
  }
}
