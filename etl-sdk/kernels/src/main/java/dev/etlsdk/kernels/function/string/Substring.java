package dev.etlsdk.kernels.function.string;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.util.Arrays;

/**
 * {@code SUBSTRING(value VARCHAR | BINARY FROM start INTEGER [FOR length INTEGER])}: the part from
 * position {@code start}, counted from 1, {@code length} characters or bytes long or up to the end.
 * Positions before the first count for the length but are empty. A negative length fails with
 * ETL-VALUE-0004.
 *
 * <p>{@code SELECT SUBSTRING('hello' FROM 2 FOR 3) => 'ell'}
 */
public final class Substring {

  private Substring() {}

  /** The text from a position on. */
  @Udf(value = "SUBSTRING", returnsNull = false)
  public static String substring(String value, int start) {
    return start <= 1 ? value : value.substring(CodePoints.index(value, start - 1));
  }

  /** The text from a position on, of a length. */
  @Udf(value = "SUBSTRING", returnsNull = false)
  public static String substring(String value, int start, int length) {
    long end = end(start, length);
    int first = Math.max(start, 1);
    return Left.first(value.substring(CodePoints.index(value, first - 1)), end - first);
  }

  /** The bytes from a position on. */
  @Udf(value = "SUBSTRING", returnsNull = false)
  public static byte[] substring(byte[] value, int start) {
    int from = Math.min(Math.max(start, 1) - 1, value.length);
    return Arrays.copyOfRange(value, from, value.length);
  }

  /** The bytes from a position on, of a length. */
  @Udf(value = "SUBSTRING", returnsNull = false)
  public static byte[] substring(byte[] value, int start, int length) {
    long end = Math.min(end(start, length) - 1, value.length);
    int from = Math.min(Math.max(start, 1) - 1, value.length);
    return Arrays.copyOfRange(value, from, (int) Math.max(from, end));
  }

  /** The position after the last one; beyond the range of INTEGER it is beyond every value. */
  private static long end(int start, int length) {
    if (length < 0) {
      throw RowFailure.argument("SUBSTRING with length " + length + "; the length is not negative");
    }
    return (long) start + length;
  }
}
