// tag::library[]
package dev.etlsdk.sql.guide;

import com.google.auto.service.AutoService;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfClasses;
import dev.etlsdk.udf.UdfLibrary;

@AutoService(UdfLibrary.class)
@UdfClasses({Prices.class, Notes.class, ExchangeRates.class, Scores.class})
public final class ShopFunctions implements UdfLibrary {

  @Udf("IS_BULKY")
  public static boolean isBulky(int grams) {
    return grams > 30_000;
  }
}
// end::library[]
