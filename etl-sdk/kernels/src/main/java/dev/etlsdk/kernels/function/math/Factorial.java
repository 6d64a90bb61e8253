package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;

/**
 * {@code FACTORIAL(value BIGINT) DECIMAL(38, 0)}: the product of the whole numbers from 1 to the
 * value. A negative value fails with ETL-VALUE-0004, one over 33 with ETL-VALUE-0001.
 *
 * <p>{@code SELECT FACTORIAL(5) => 120}
 */
public final class Factorial {

  /** The largest number whose factorial has at most 38 digits. */
  private static final long MOST = 33;

  private Factorial() {}

  /** The factorial. */
  @Udf(value = "FACTORIAL", returnsNull = false)
  @SqlType("DECIMAL(38, 0)")
  public static BigDecimal factorial(long value) {
    if (value < 0) {
      throw RowFailure.argument("FACTORIAL(" + value + "): a negative number has none");
    }
    if (value > MOST) {
      throw RowFailure.outOfRange("FACTORIAL(" + value + ") is out of the range of DECIMAL(38, 0)");
    }
    BigDecimal result = BigDecimal.ONE;
    for (long i = 2; i <= value; i++) {
      result = result.multiply(BigDecimal.valueOf(i));
    }
    return result;
  }
}
