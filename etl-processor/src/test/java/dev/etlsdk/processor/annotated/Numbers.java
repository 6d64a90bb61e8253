package dev.etlsdk.processor.annotated;

import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfLibrary;

/** Functions on numbers. */
public final class Numbers implements UdfLibrary {

  /** Whether a number is even; NULL for NULL. */
  @Udf("IS_EVEN")
  public static boolean isEven(int value) {
    return (value & 1) == 0;
  }
}
