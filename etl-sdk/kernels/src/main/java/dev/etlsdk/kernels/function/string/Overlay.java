package dev.etlsdk.kernels.function.string;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code OVERLAY(value VARCHAR | BINARY PLACING replacement FROM start INTEGER [FOR length
 * INTEGER])}: the value with {@code length} characters or bytes from position {@code start}
 * replaced; without a length, as many as the replacement has. A start below 1 fails with
 * ETL-VALUE-0004.
 *
 * <p>{@code SELECT OVERLAY('abcdef' PLACING 'XX' FROM 3) => 'abXXef'}
 */
public final class Overlay {

  private Overlay() {}

  /** The text with a part replaced that is as long as the replacement. */
  @Udf(value = "OVERLAY", returnsNull = false)
  public static String overlay(String value, String replacement, int start) {
    return overlay(value, replacement, start, CodePoints.length(replacement));
  }

  /** The text with a part replaced. */
  @Udf(value = "OVERLAY", returnsNull = false)
  public static String overlay(String value, String replacement, int start, int length) {
    int rest = rest(start, length);
    return Substring.substring(value, 1, start - 1)
        .concat(replacement)
        .concat(Substring.substring(value, rest));
  }

  /** The bytes with a part replaced that is as long as the replacement. */
  @Udf(value = "OVERLAY", returnsNull = false)
  public static byte[] overlay(byte[] value, byte[] replacement, int start) {
    return overlay(value, replacement, start, replacement.length);
  }

  /** The bytes with a part replaced. */
  @Udf(value = "OVERLAY", returnsNull = false)
  public static byte[] overlay(byte[] value, byte[] replacement, int start, int length) {
    int rest = rest(start, length);
    byte[] head = Substring.substring(value, 1, start - 1);
    return ConcatOperator.concat(
        ConcatOperator.concat(head, replacement), Substring.substring(value, rest));
  }

  private static int rest(int start, int length) {
    if (start < 1) {
      throw RowFailure.argument("OVERLAY from position " + start + "; positions start at 1");
    }
    long rest = (long) start + length;
    if (rest > Integer.MAX_VALUE) {
      throw RowFailure.outOfRange(
          "OVERLAY from " + start + " for " + length + " ends beyond the range of INTEGER");
    }
    return (int) rest;
  }
}
