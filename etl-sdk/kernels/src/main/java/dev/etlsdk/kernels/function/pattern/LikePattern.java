package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.string.CodePoints;
import java.util.Arrays;

/** A compiled pattern of LIKE: {@code %} is any text, {@code _} any character. Immutable. */
final class LikePattern {

  private static final int ONE = -1;
  private static final int MANY = -2;

  private enum Shape {
    EXACT,
    PREFIX,
    SUFFIX,
    INFIX,
    GENERAL
  }

  private final Shape shape;
  private final String literal;
  private final int[] items;

  private LikePattern(int[] items) {
    this.items = items;
    int n = items.length;
    boolean leading = n > 0 && items[0] == MANY;
    boolean trailing = n > 1 && items[n - 1] == MANY;
    int[] middle = Arrays.copyOfRange(items, leading ? 1 : 0, trailing ? n - 1 : n);
    if (Arrays.stream(middle).anyMatch(item -> item < 0)) {
      shape = Shape.GENERAL;
      literal = "";
    } else {
      shape =
          leading ? (trailing ? Shape.INFIX : Shape.SUFFIX) : trailing ? Shape.PREFIX : Shape.EXACT;
      literal = new String(middle, 0, middle.length);
    }
  }

  /**
   * Compiles a pattern.
   *
   * @param pattern the text
   * @param escape the character before one that stands for itself, or the empty text for none
   */
  static LikePattern compile(String pattern, String escape) {
    if (CodePoints.length(escape) > 1) {
      throw RowFailure.argument(
          "ESCAPE '" + escape + "': an escape is one character, or empty for none");
    }
    int escapeCharacter = escape.isEmpty() ? -1 : escape.codePointAt(0);
    int[] items = new int[pattern.length()];
    int n = 0;
    for (int i = 0; i < pattern.length(); ) {
      int c = pattern.codePointAt(i);
      i += Character.charCount(c);
      if (c == escapeCharacter) {
        if (i == pattern.length()) {
          throw RowFailure.argument(
              "LIKE '" + pattern + "': a pattern doesn't end with its escape character");
        }
        c = pattern.codePointAt(i);
        i += Character.charCount(c);
        items[n++] = c;
      } else if (c != '%') {
        items[n++] = c == '_' ? ONE : c;
      } else if (n == 0 || items[n - 1] != MANY) {
        items[n++] = MANY;
      }
    }
    return new LikePattern(Arrays.copyOf(items, n));
  }

  boolean matches(String value) {
    return switch (shape) {
      case EXACT -> value.equals(literal);
      case PREFIX -> value.startsWith(literal);
      case SUFFIX -> value.endsWith(literal);
      case INFIX -> value.contains(literal);
      case GENERAL -> matchesItems(value);
    };
  }

  /**
   * Walks both; after a mismatch goes back to the last {@code %} and lets it take one character
   * more.
   */
  private boolean matchesItems(String value) {
    int i = 0;
    int item = 0;
    int retryItem = -1;
    int retryIndex = 0;
    while (i < value.length()) {
      int c = value.codePointAt(i);
      if (item < items.length && (items[item] == c || items[item] == ONE)) {
        i += Character.charCount(c);
        item++;
      } else if (item < items.length && items[item] == MANY) {
        retryItem = ++item;
        retryIndex = i;
      } else if (retryItem >= 0) {
        retryIndex += Character.charCount(value.codePointAt(retryIndex));
        i = retryIndex;
        item = retryItem;
      } else {
        return false;
      }
    }
    while (item < items.length && items[item] == MANY) {
      item++;
    }
    return item == items.length;
  }
}
