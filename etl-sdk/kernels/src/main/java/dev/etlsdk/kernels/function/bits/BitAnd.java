package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.udf.Udf;

/**
 * {@code BITAND(a, b)}, also {@code a & b}, both integers of one type or BINARY of one length: the
 * bits that both have. Different lengths fail with ETL-VALUE-0004.
 *
 * <p>{@code SELECT BITAND(5, 3) => 1}
 */
public final class BitAnd {

  private BitAnd() {}

  /** The bits that both have. */
  @Udf("BITAND")
  public static byte bitand(byte a, byte b) {
    return (byte) (a & b);
  }

  /** The bits that both have. */
  @Udf("BITAND")
  public static short bitand(short a, short b) {
    return (short) (a & b);
  }

  /** The bits that both have. */
  @Udf("BITAND")
  public static int bitand(int a, int b) {
    return a & b;
  }

  /** The bits that both have. */
  @Udf("BITAND")
  public static long bitand(long a, long b) {
    return a & b;
  }

  /** The bits that both have. */
  @Udf(value = "BITAND", returnsNull = false)
  public static byte[] bitand(byte[] a, byte[] b) {
    Lengths.requireEqual("BITAND", a, b);
    byte[] result = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (byte) (a[i] & b[i]);
    }
    return result;
  }
}
