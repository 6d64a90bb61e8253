package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.udf.Udf;

/**
 * {@code BITNOT(value)}, an integer or BINARY: the bits that it has not.
 *
 * <p>{@code SELECT BITNOT(5) => -6}
 */
public final class BitNot {

  private BitNot() {}

  /** The bits it has not. */
  @Udf("BITNOT")
  public static byte bitnot(byte value) {
    return (byte) ~value;
  }

  /** The bits it has not. */
  @Udf("BITNOT")
  public static short bitnot(short value) {
    return (short) ~value;
  }

  /** The bits it has not. */
  @Udf("BITNOT")
  public static int bitnot(int value) {
    return ~value;
  }

  /** The bits it has not. */
  @Udf("BITNOT")
  public static long bitnot(long value) {
    return ~value;
  }

  /** The bits it has not. */
  @Udf(value = "BITNOT", returnsNull = false)
  public static byte[] bitnot(byte[] value) {
    byte[] result = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      result[i] = (byte) ~value[i];
    }
    return result;
  }
}
