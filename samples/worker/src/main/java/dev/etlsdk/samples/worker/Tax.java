package dev.etlsdk.samples.worker;

import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfLibrary;

// tag::udf[]
/** What a price holds of tax. */
public final class Tax implements UdfLibrary {

  /** The tax within a price that contains 19 %. */
  @Udf("TAX_OF")
  public static long of(long cents) {
    return Math.round(cents * 19 / 119.0);
  }
}
// end::udf[]
