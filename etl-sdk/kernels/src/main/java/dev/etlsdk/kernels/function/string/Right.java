package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;
import java.util.Arrays;

/**
 * {@code RIGHT(value VARCHAR | BINARY, count INTEGER)}: the last {@code count} characters or bytes;
 * with a negative count, all but the first ones.
 *
 * <p>{@code SELECT RIGHT('abcde', 2) => 'de'}
 */
public final class Right {

  private Right() {}

  /** The end of a text. */
  @Udf(value = "RIGHT", returnsNull = false)
  public static String right(String value, int count) {
    long skip = count >= 0 ? (long) CodePoints.length(value) - count : -(long) count;
    return skip <= 0
        ? value
        : value.substring(CodePoints.index(value, (int) Math.min(skip, Integer.MAX_VALUE)));
  }

  /** The end of a string of bytes. */
  @Udf(value = "RIGHT", returnsNull = false)
  public static byte[] right(byte[] value, int count) {
    long skip = count >= 0 ? (long) value.length - count : -(long) count;
    return Arrays.copyOfRange(value, (int) Math.max(0, Math.min(skip, value.length)), value.length);
  }
}
