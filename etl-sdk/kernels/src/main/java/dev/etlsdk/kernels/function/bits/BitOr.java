package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.udf.Udf;

/**
 * {@code BITOR(a, b)}, both integers of one type or BINARY of one length: the bits that one or both
 * have. Different lengths fail with ETL-VALUE-0004.
 *
 * <p>{@code SELECT BITOR(5, 3) => 7}
 */
public final class BitOr {

  private BitOr() {}

  /** The bits that one or both have. */
  @Udf("BITOR")
  public static byte bitor(byte a, byte b) {
    return (byte) (a | b);
  }

  /** The bits that one or both have. */
  @Udf("BITOR")
  public static short bitor(short a, short b) {
    return (short) (a | b);
  }

  /** The bits that one or both have. */
  @Udf("BITOR")
  public static int bitor(int a, int b) {
    return a | b;
  }

  /** The bits that one or both have. */
  @Udf("BITOR")
  public static long bitor(long a, long b) {
    return a | b;
  }

  /** The bits that one or both have. */
  @Udf(value = "BITOR", returnsNull = false)
  public static byte[] bitor(byte[] a, byte[] b) {
    Lengths.requireEqual("BITOR", a, b);
    byte[] result = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (byte) (a[i] | b[i]);
    }
    return result;
  }
}
