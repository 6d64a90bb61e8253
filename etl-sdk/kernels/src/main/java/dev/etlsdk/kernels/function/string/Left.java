package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;
import java.util.Arrays;

/**
 * {@code LEFT(value VARCHAR | BINARY, count INTEGER)}: the first {@code count} characters or bytes;
 * with a negative count, all but the last ones.
 *
 * <p>{@code SELECT LEFT('abcde', 2) => 'ab'}
 */
public final class Left {

  private Left() {}

  /** The start of a text. */
  @Udf(value = "LEFT", returnsNull = false)
  public static String left(String value, int count) {
    return first(value, count >= 0 ? count : (long) CodePoints.length(value) + count);
  }

  /** The start of a string of bytes. */
  @Udf(value = "LEFT", returnsNull = false)
  public static byte[] left(byte[] value, int count) {
    long length = count >= 0 ? count : (long) value.length + count;
    return Arrays.copyOf(value, (int) Math.max(0, Math.min(length, value.length)));
  }

  /** The first characters, none for a count below 1. */
  static String first(String value, long count) {
    return count <= 0
        ? ""
        : value.substring(0, CodePoints.index(value, (int) Math.min(count, Integer.MAX_VALUE)));
  }
}
