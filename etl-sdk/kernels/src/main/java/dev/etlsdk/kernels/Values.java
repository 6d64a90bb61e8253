package dev.etlsdk.kernels;

import java.util.Arrays;

/** Order of values without a Java operator. */
public final class Values {

  private Values() {}

  /** Compares byte strings as unsigned numbers, from the first on; a prefix is less. */
  public static int compare(byte[] left, byte[] right) {
    return Arrays.compareUnsigned(left, right);
  }
}
