package dev.etlsdk.formats.json.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of the numbers that JSON has no form for. */
public enum NonFiniteText {
  NAN("NaN", Double.NaN),
  INFINITY("Infinity", Double.POSITIVE_INFINITY),
  MINUS_INFINITY("-Infinity", Double.NEGATIVE_INFINITY);

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final byte[] bytes;

  private final String text;
  private final double value;

  NonFiniteText(String text, double value) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    this.value = value;
  }

  public double value() {
    return value;
  }

  public String text() {
    return text;
  }

  /** The one that a text names. */
  public static @Nullable NonFiniteText of(byte[] b, int from, int to) {
    for (NonFiniteText candidate : values()) {
      if (Arrays.equals(b, from, to, candidate.bytes, 0, candidate.bytes.length)) {
        return candidate;
      }
    }
    return null;
  }

  /** The name of a number that is not finite. */
  public static NonFiniteText of(double value) {
    return Double.isNaN(value) ? NAN : value > 0 ? INFINITY : MINUS_INFINITY;
  }
}
