package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.udf.Udf;

/**
 * {@code LEFTSHIFT(value, count INTEGER)}, also {@code value << count}, of an integer: its bits
 * moved to the left, those that leave the type are lost. Of the count the last 5 bits matter, 6 for
 * BIGINT.
 *
 * <p>{@code SELECT LEFTSHIFT(1, 4) => 16}
 */
public final class LeftShift {

  private LeftShift() {}

  /** The bits moved to the left. */
  @Udf("LEFTSHIFT")
  public static byte leftshift(byte value, int count) {
    return (byte) (value << count);
  }

  /** The bits moved to the left. */
  @Udf("LEFTSHIFT")
  public static short leftshift(short value, int count) {
    return (short) (value << count);
  }

  /** The bits moved to the left. */
  @Udf("LEFTSHIFT")
  public static int leftshift(int value, int count) {
    return value << count;
  }

  /** The bits moved to the left. */
  @Udf("LEFTSHIFT")
  public static long leftshift(long value, int count) {
    return value << count;
  }
}
