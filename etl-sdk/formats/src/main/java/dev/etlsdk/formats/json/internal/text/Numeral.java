package dev.etlsdk.formats.json.internal.text;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.Arrays;

/**
 * A number of any length, taken apart: the way of all numbers that the readers' short ways don't
 * take. Linear in the number's length, whatever its exponent. Holds one number at a time. Not
 * thread-safe.
 */
public final class Numeral {

  /** Longer numbers are refused. */
  public static final int MAX_LENGTH = 1000;

  private static final long EXPONENT_LIMIT = 1_000_000_000_000L;

  /** What becomes of excess digits. */
  public enum Rounding {
    NONE,
    HALF_UP,
    FLOOR
  }

  private final byte[] digits = new byte[MAX_LENGTH + 64];
  private char[] chars = new char[64];
  private boolean negative;
  private int count;
  private long exponent;
  private long high;
  private long low;

  /** Takes a number apart that is known to be well-formed: {@code digits x 10^exponent}. */
  public Status read(byte[] b, int start, int end) {
    if (end - start > MAX_LENGTH) {
      return Status.LONG;
    }
    negative = b[start] == '-';
    count = 0;
    exponent = 0;
    boolean fraction = false;
    for (int at = negative ? start + 1 : start; at < end; at++) {
      byte c = b[at];
      if (c == '.') {
        fraction = true;
      } else if (c == 'e' || c == 'E') {
        exponent += exponent(b, at + 1, end);
        break;
      } else {
        if (count > 0 || c != '0') {
          digits[count++] = c;
        }
        exponent -= fraction ? 1 : 0;
      }
    }
    while (count > 0 && digits[count - 1] == '0') {
      count--;
      exponent++;
    }
    return Status.OK;
  }

  private static long exponent(byte[] b, int start, int end) {
    boolean minus = b[start] == '-';
    long value = 0;
    for (int at = minus || b[start] == '+' ? start + 1 : start; at < end; at++) {
      value = Math.min(EXPONENT_LIMIT, value * 10 + (b[at] - '0'));
    }
    return minus ? -value : value;
  }

  /**
   * Makes the digits those of {@code value x 10^scale}, a whole number.
   *
   * @param maxDigits at most as many; up to 38
   */
  public Status scale(int scale, int maxDigits, Rounding rounding) {
    if (count == 0) {
      return Status.OK;
    }
    long shift = exponent + scale;
    if (count + shift > maxDigits) {
      return Status.RANGE;
    }
    if (shift < 0) {
      if (rounding == Rounding.NONE) {
        return Status.EXCESS;
      }
      drop(-shift, rounding);
      return count > maxDigits ? Status.RANGE : Status.OK;
    }
    Arrays.fill(digits, count, count + (int) shift, (byte) '0');
    count += (int) shift;
    return Status.OK;
  }

  private void drop(long excess, Rounding rounding) {
    boolean up =
        rounding == Rounding.FLOOR
            ? negative
            : excess <= count && digits[(int) (count - excess)] >= '5';
    count = (int) Math.max(0, count - excess);
    if (!up) {
      return;
    }
    for (int i = count - 1; i >= 0; i--) {
      if (digits[i] != '9') {
        digits[i]++;
        return;
      }
      digits[i] = '0';
    }
    System.arraycopy(digits, 0, digits, 1, count++);
    digits[0] = '1';
  }

  /** Whether {@link #longValue} holds the number, after {@link #scale} to at most 19 digits. */
  public boolean fitsLong() {
    long magnitude = magnitude();
    return magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE);
  }

  /** The number, after {@link #scale} to at most 19 digits. */
  public long longValue() {
    return negative ? -magnitude() : magnitude();
  }

  private long magnitude() {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value * 10 + (digits[i] - '0');
    }
    return value;
  }

  /** Whether the number has so few digits that no long overflows. */
  public boolean isShort() {
    return count <= 18;
  }

  /** Makes the number one of 128 bits, after {@link #scale} to at most 38 digits. */
  public void widen() {
    high = 0;
    low = 0;
    int at = 0;
    while (at < count) {
      int length = (count - at) % 18 == 0 ? 18 : (count - at) % 18;
      long part = 0;
      for (int end = at + length; at < end; at++) {
        part = part * 10 + (digits[at] - '0');
      }
      long factor = IsoText.POWERS_OF_TEN[length];
      long product = low * factor;
      // The upper half of a product whose first factor may use the sign bit.
      high = high * factor + Math.multiplyHigh(low, factor) + (low >> 63 & factor);
      low = product + part;
      high += Long.compareUnsigned(low, product) < 0 ? 1 : 0;
    }
    if (negative) {
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
  }

  /** The upper half of the number, after {@link #widen}. */
  public long high() {
    return high;
  }

  /** The lower half of the number, after {@link #widen}. */
  public long low() {
    return low;
  }

  /** The nearest floating point number of the text, which is known to be well-formed. */
  public double doubleValue(byte[] b, int start, int end) {
    return NumberInput.parseDouble(copy(b, start, end), 0, end - start, true);
  }

  /** The nearest floating point number of the text, which is known to be well-formed. */
  public float floatValue(byte[] b, int start, int end) {
    return NumberInput.parseFloat(copy(b, start, end), 0, end - start, true);
  }

  private char[] copy(byte[] b, int start, int end) {
    if (end - start > chars.length) {
      chars = new char[MAX_LENGTH];
    }
    for (int i = start; i < end; i++) {
      chars[i - start] = (char) b[i];
    }
    return chars;
  }
}
