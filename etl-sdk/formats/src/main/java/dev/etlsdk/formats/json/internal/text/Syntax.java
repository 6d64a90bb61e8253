package dev.etlsdk.formats.json.internal.text;

import dev.etlsdk.kernels.Mem;

/**
 * The grammar of JSON, over bytes of valid UTF-8 that end with at least eight zeros.
 *
 * <p>The zeros are no JSON, so that nothing here runs past the end. Methods return the position
 * after what they read, or {@code ~p} if the byte at {@code p} doesn't belong there.
 */
public final class Syntax {

  /** Zeros behind the text. */
  public static final int PADDING = 64;

  private static final boolean[] ENDS = new boolean[256];
  private static final int TRUE = 0x65757274;
  private static final int NULL = 0x6C6C756E;
  private static final int ALSE = 0x65736C61;

  static {
    for (char c : " \t\r\n,]}".toCharArray()) {
      ENDS[c] = true;
    }
  }

  private Syntax() {}

  /** Whether a number or literal may end before this byte. */
  public static boolean ends(byte next) {
    return ENDS[next & 0xFF];
  }

  public static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** The position of the first byte that is no white space. */
  public static int space(byte[] b, int position) {
    int at = position;
    while (isSpace(b[at])) {
      at++;
    }
    return at;
  }

  /** A number, and that it may end there. */
  static int number(byte[] b, int position) {
    int at = numeral(b, position);
    return at < 0 || ends(b[at]) ? at : ~at;
  }

  /** A number, whatever comes behind it. */
  public static int numeral(byte[] b, int position) {
    int at = b[position] == '-' ? position + 1 : position;
    if (b[at] == '0') {
      at++;
    } else {
      int after = digits(b, at);
      if (after == at) {
        return ~at;
      }
      at = after;
    }
    if (b[at] == '.') {
      int after = digits(b, at + 1);
      if (after == at + 1) {
        return ~after;
      }
      at = after;
    }
    if (b[at] == 'e' || b[at] == 'E') {
      at += b[at + 1] == '-' || b[at + 1] == '+' ? 2 : 1;
      int after = digits(b, at);
      if (after == at) {
        return ~after;
      }
      at = after;
    }
    return at;
  }

  private static int digits(byte[] b, int position) {
    int at = position;
    while (isDigit(b[at])) {
      at++;
    }
    return at;
  }

  /** {@code true}, {@code false} or {@code null}, and that it may end there. */
  public static int literal(byte[] b, int position) {
    int word = Mem.getInt(b, position);
    int at;
    if (word == TRUE || word == NULL) {
      at = position + 4;
    } else if (b[position] == 'f' && Mem.getInt(b, position + 1) == ALSE) {
      at = position + 5;
    } else {
      return ~position;
    }
    return ends(b[at]) ? at : ~at;
  }

  /**
   * What of a value is seen before it is taken apart: a whole number or literal, or the first byte
   * of a string, object or array.
   */
  public static int token(byte[] b, int position) {
    byte c = b[position];
    if (c == '"' || c == '{' || c == '[') {
      return position + 1;
    }
    return c == '-' || isDigit(c) ? number(b, position) : literal(b, position);
  }

  /** A string, from its opening quote. */
  public static int string(byte[] b, int position) {
    int at = position + 1;
    while (true) {
      at = Swar.nextSpecial(b, at);
      if (b[at] == '"') {
        return at + 1;
      }
      if (b[at] != '\\') {
        return ~at;
      }
      at = escape(b, at);
      if (at < 0) {
        return at;
      }
    }
  }

  /** An escape, from its backslash. */
  static int escape(byte[] b, int position) {
    switch (b[position + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return position + 2;
      }
      case 'u' -> {
        for (int i = 2; i < 6; i++) {
          if (Character.digit(b[position + i], 16) < 0) {
            return ~(position + i);
          }
        }
        return position + 6;
      }
      default -> {
        return ~(position + 1);
      }
    }
  }
}
