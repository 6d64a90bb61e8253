package dev.etlsdk.formats.json.internal.write;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.etlsdk.formats.json.JsonOptions.NonFinite;
import dev.etlsdk.formats.json.internal.text.NonFiniteText;
import dev.etlsdk.kernels.Mem;

/** Writes REAL and DOUBLE with the fewest digits that read back as the same number. */
public final class FloatingWriter extends FixedWriter {

  private static final int PLAIN_DIGITS = 8;
  private static final double PLAIN_SCALE = 1e8;

  private final boolean isDouble;
  private final boolean key;
  private final NonFinite nonFinite;

  FloatingWriter(WriteContext context, boolean isDouble, boolean key) {
    super(context);
    this.isDouble = isDouble;
    this.key = key;
    nonFinite = context.options.nonFinite();
  }

  @Override
  int write(int position, int index) {
    if (key) {
      context.out[position] = '"';
      int at = number(position + 1, index);
      if (at >= 0) {
        context.out[at++] = '"';
      }
      return at;
    }
    return number(position, index);
  }

  private int number(int position, int index) {
    byte[] out = context.out;
    if (isDouble) {
      double value = Mem.getDouble(values + 8L * index);
      double magnitude = Math.abs(value);
      if (magnitude >= 1e-3 && magnitude < 1e7) {
        // At most 15 digits. No two such decimals are the same double, so if this one is, no
        // shorter one is; and dividing two exact doubles rounds as reading the decimal does.
        long digits = (long) (magnitude * PLAIN_SCALE + 0.5);
        if (digits / PLAIN_SCALE == magnitude) {
          return plain(out, position, value < 0, digits);
        }
      }
      return Double.isFinite(value)
          ? ascii(out, position, NumberOutput.toString(value, true))
          : nonFinite(out, position, value);
    }
    float value = Mem.getFloat(values + 4L * index);
    return Float.isFinite(value)
        ? ascii(out, position, NumberOutput.toString(value, true))
        : nonFinite(out, position, value);
  }

  private static int plain(byte[] out, int position, boolean negative, long digits) {
    int at = position;
    if (negative) {
      out[at++] = '-';
    }
    long whole = digits / (long) PLAIN_SCALE;
    at = DigitWriter.magnitude(out, at, whole);
    out[at++] = '.';
    int end = DigitWriter.padded(out, at, digits - whole * (long) PLAIN_SCALE, PLAIN_DIGITS);
    while (out[end - 1] == '0' && end > at + 1) {
      end--;
    }
    return end;
  }

  private int nonFinite(byte[] out, int position, double value) {
    String name = NonFiniteText.of(value).text();
    switch (nonFinite) {
      case STRING -> {
        if (key) {
          return ascii(out, position, name);
        }
        return ascii(out, position, '"' + name + '"');
      }
      case NULL -> {
        if (!key) {
          return ascii(out, position, "null");
        }
      }
      case ERROR -> {}
    }
    return context.fail(noForm(name));
  }

  public static String noForm(String name) {
    return name + " has no form in JSON; set the option nonFinite, or keep it out in the query";
  }

  @SuppressWarnings("deprecation") // the one way to copy ASCII without another array
  static int ascii(byte[] out, int position, String text) {
    text.getBytes(0, text.length(), out, position);
    return position + text.length();
  }
}
