package dev.etlsdk.testkit.badinput;

import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfLibrary;

/** A function that doesn't take every value. */
public final class Checks implements UdfLibrary {

  static final int REFUSED = -13;

  /** Throws at one value. */
  @Udf("CHECKED")
  public static int checked(int value) {
    if (value == REFUSED) {
      throw new IllegalStateException("the ledger is closed");
    }
    return value;
  }
}
