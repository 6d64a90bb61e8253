package dev.etlsdk.kernels.function.bits;

import dev.etlsdk.kernels.RowFailure;

/** Lengths of strings of bytes. Stateless. */
final class Lengths {

  private Lengths() {}

  static void requireEqual(String function, byte[] a, byte[] b) {
    if (a.length != b.length) {
      throw RowFailure.argument(
          function + " of " + a.length + " and " + b.length + " bytes; both have the same length");
    }
  }
}
