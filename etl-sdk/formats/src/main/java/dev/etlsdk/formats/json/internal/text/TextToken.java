package dev.etlsdk.formats.json.internal.text;

import dev.etlsdk.kernels.Mem;
import java.util.Arrays;

/**
 * A string of the record with its escapes resolved, as UTF-8 in an array of its own, zeros behind
 * it. Holds one string at a time. Not thread-safe.
 */
public final class TextToken {

  private final boolean replaceLone;
  private byte[] bytes = new byte[256];
  private int length;
  private boolean lone;

  /**
   * Makes a place for strings.
   *
   * @param replaceLone whether half a surrogate pair becomes U+FFFD
   */
  public TextToken(boolean replaceLone) {
    this.replaceLone = replaceLone;
  }

  /**
   * Reads a string.
   *
   * @param position its opening quote
   * @return the position after its closing quote, or {@code ~p} if the byte at p doesn't belong
   *     there
   */
  public int read(byte[] b, int position) {
    length = 0;
    lone = false;
    int at = position + 1;
    while (true) {
      int special = Swar.nextSpecial(b, at);
      int plain = special - at;
      ensure(plain + 8);
      System.arraycopy(b, at, bytes, length, plain);
      length += plain;
      if (b[special] == '"') {
        Mem.putLong(bytes, length, 0);
        return special + 1;
      }
      at = b[special] == '\\' ? escape(b, special) : ~special;
      if (at < 0) {
        return at;
      }
    }
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more + Syntax.PADDING);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L));
    }
  }

  private int escape(byte[] b, int position) {
    int after = Syntax.escape(b, position);
    if (after < 0) {
      return after;
    }
    byte kind = b[position + 1];
    if (kind != 'u') {
      bytes[length++] = resolve(kind);
      return after;
    }
    int codePoint = unit(b, position);
    if (Character.isHighSurrogate((char) codePoint) && b[after] == '\\' && b[after + 1] == 'u') {
      if (Syntax.escape(b, after) < 0) {
        return Syntax.escape(b, after);
      }
      int low = unit(b, after);
      if (Character.isLowSurrogate((char) low)) {
        codePoint = Character.toCodePoint((char) codePoint, (char) low);
        after += 6;
      }
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      lone = true;
      codePoint = replaceLone ? 0xFFFD : codePoint;
    }
    length = Utf8.write(bytes, length, codePoint);
    return after;
  }

  private static byte resolve(byte kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }

  private static int unit(byte[] b, int position) {
    int unit = 0;
    for (int i = 2; i < 6; i++) {
      unit = unit << 4 | Character.digit(b[position + i], 16);
    }
    return unit;
  }

  /**
   * Reads a name: as {@link #read}, but half a surrogate pair is an error at the closing quote, as
   * Jackson has it.
   */
  public int readName(byte[] b, int position) {
    int at = read(b, position);
    return at >= 0 && lone ? ~(at - 1) : at;
  }

  /** The array that holds the string from its start; another one after the next {@link #read}. */
  public byte[] bytes() {
    return bytes;
  }

  /** The string's length in bytes. */
  public int length() {
    return length;
  }

  /** Whether half a surrogate pair stands in the string and was not replaced. */
  public boolean malformed() {
    return lone && !replaceLone;
  }
}
