package dev.etlsdk.kernels.function.string;

import dev.etlsdk.kernels.RowFailure;

/**
 * Strings as sequences of Unicode code points, which is how SQL counts characters; Java counts
 * UTF-16 units. Stateless.
 */
public final class CodePoints {

  /** The most characters or bytes that one value may get from a function that can make it grow. */
  public static final int MAX_LENGTH = 1 << 24;

  private CodePoints() {}

  /** How many code points a string has. */
  public static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  /**
   * The index in UTF-16 units at which code point {@code count} begins; the end where there are
   * fewer.
   */
  public static int index(String value, int count) {
    int n = value.length();
    if (count >= n) {
      return n;
    }
    int i = 0;
    for (int left = count; left > 0 && i < n; left--) {
      i +=
          Character.isHighSurrogate(value.charAt(i))
                  && i + 1 < n
                  && Character.isLowSurrogate(value.charAt(i + 1))
              ? 2
              : 1;
    }
    return i;
  }

  /** Compares by code points, as a comparison of the UTF-8 bytes would. */
  public static int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogateX = Character.isSurrogate(x);
        boolean surrogateY = Character.isSurrogate(y);
        return surrogateX == surrogateY ? Character.compare(x, y) : surrogateX ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Whether {@code set} holds the code point. */
  static boolean contains(String set, int codePoint) {
    return set.indexOf(codePoint) >= 0;
  }

  /** Fails the row if a result would be longer than {@link #MAX_LENGTH}. */
  public static void requireLength(String function, long length) {
    if (length > MAX_LENGTH) {
      throw RowFailure.argument(
          function
              + " would make a value of length "
              + length
              + "; at most "
              + MAX_LENGTH
              + " is allowed");
    }
  }
}
