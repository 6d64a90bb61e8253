package dev.etlsdk.codegen.model;

import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** Overloads to choose from. */
public final class OverloadedFunctions {
  @Udf("F")
  public static int ofInt(int value) {
    return value;
  }

  @Udf("F")
  public static long ofLong(long value) {
    return value;
  }

  @Udf("F")
  public static String ofString(String value) {
    return value;
  }

  @Udf("G")
  public static double left(double a, long b) {
    return a + b;
  }

  @Udf("G")
  public static double right(long a, double b) {
    return a + b;
  }

  @Udf("H")
  public static boolean any(BigDecimal value) {
    return value.signum() > 0;
  }

  @Udf("H")
  public static boolean narrow(@SqlType("DECIMAL(12, 2)") BigDecimal value) {
    return value.signum() > 0;
  }

  @Udf("TIMES")
  public static boolean times(LocalDateTime value) {
    return value.getYear() > 2000;
  }
}
