package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.udf.Udf;

/**
 * {@code BITCOUNT(value) BIGINT}, an integer or BINARY: how many of its bits are one, of a negative
 * integer in the width of its type.
 *
 * <p>{@code SELECT BITCOUNT(7) => 3}
 */
public final class BitCount {

  private BitCount() {}

  /** The number of ones. */
  @Udf("BITCOUNT")
  public static long bitcount(byte value) {
    return Integer.bitCount(value & 0xff);
  }

  /** The number of ones. */
  @Udf("BITCOUNT")
  public static long bitcount(short value) {
    return Integer.bitCount(value & 0xffff);
  }

  /** The number of ones. */
  @Udf("BITCOUNT")
  public static long bitcount(int value) {
    return Integer.bitCount(value);
  }

  /** The number of ones. */
  @Udf("BITCOUNT")
  public static long bitcount(long value) {
    return Long.bitCount(value);
  }

  /** The number of ones. */
  @Udf("BITCOUNT")
  public static long bitcount(byte[] value) {
    long count = 0;
    for (byte part : value) {
      count += Integer.bitCount(part & 0xff);
    }
    return count;
  }
}
