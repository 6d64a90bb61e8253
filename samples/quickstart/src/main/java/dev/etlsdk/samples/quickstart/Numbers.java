package dev.etlsdk.samples.quickstart;

import com.google.auto.service.AutoService;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfLibrary;

// tag::udf[]
/** Functions on numbers. */
@AutoService(UdfLibrary.class)
public final class Numbers implements UdfLibrary {

  /** Whether a number is even; NULL for NULL. */
  @Udf("IS_EVEN")
  public static boolean isEven(int value) {
    return (value & 1) == 0;
  }
}
// end::udf[]
