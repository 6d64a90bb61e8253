package dev.etlsdk.sql.guide;

import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact numbers, and two functions of one name. */
public final class Prices {

  private Prices() {}

  // tag::decimal[]
  @Udf("NET")
  @SqlType("DECIMAL(18, 2)")
  public static BigDecimal net(BigDecimal gross, int percent) {
    BigDecimal factor = BigDecimal.valueOf(100L + percent, 2);
    return gross.divide(factor, 2, RoundingMode.HALF_UP);
  }

  // end::decimal[]

  // tag::overloads[]
  @Udf("PARCEL")
  public static String parcel(int grams) {
    return grams <= 1_000 ? "S" : "L";
  }

  @Udf("PARCEL")
  public static String parcel(String size) {
    if (size.isBlank()) {
      throw new IllegalArgumentException("the size is blank");
    }
    return size.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
  }
  // end::overloads[]
}
