package dev.etlsdk.benchmarks.pipeline;

import com.google.auto.service.AutoService;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfLibrary;

/** The quickstart's function. */
@AutoService(UdfLibrary.class)
public final class BenchmarkFunctions implements UdfLibrary {

  /** Whether a number is even; NULL for NULL. */
  @Udf("IS_EVEN")
  public static boolean isEven(int value) {
    return (value & 1) == 0;
  }
}
