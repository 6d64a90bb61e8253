package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.udf.Udf;

/**
 * {@code BITXOR(a, b)}, also {@code a ^ b}, both integers of one type or BINARY of one length: the
 * bits that only one has. Different lengths fail with ETL-VALUE-0004.
 *
 * <p>{@code SELECT BITXOR(5, 3) => 6}
 */
public final class BitXor {

  private BitXor() {}

  /** The bits that only one has. */
  @Udf("BITXOR")
  public static byte bitxor(byte a, byte b) {
    return (byte) (a ^ b);
  }

  /** The bits that only one has. */
  @Udf("BITXOR")
  public static short bitxor(short a, short b) {
    return (short) (a ^ b);
  }

  /** The bits that only one has. */
  @Udf("BITXOR")
  public static int bitxor(int a, int b) {
    return a ^ b;
  }

  /** The bits that only one has. */
  @Udf("BITXOR")
  public static long bitxor(long a, long b) {
    return a ^ b;
  }

  /** The bits that only one has. */
  @Udf(value = "BITXOR", returnsNull = false)
  public static byte[] bitxor(byte[] a, byte[] b) {
    Lengths.requireEqual("BITXOR", a, b);
    byte[] result = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (byte) (a[i] ^ b[i]);
    }
    return result;
  }
}
