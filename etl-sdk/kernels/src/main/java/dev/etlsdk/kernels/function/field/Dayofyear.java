package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code DAYOFYEAR(value DATE | TIMESTAMP) BIGINT}: the day of the year, 1 to 366.
 *
 * <p>{@code SELECT DAYOFYEAR(DATE '2024-03-06') => 66}
 */
public final class Dayofyear {

  private Dayofyear() {}

  /** Of a date. */
  @Udf("DAYOFYEAR")
  public static long dayofyear(LocalDate value) {
    return DateFields.DOY.extract(value.atStartOfDay());
  }

  /** Of a point in time. */
  @Udf("DAYOFYEAR")
  public static long dayofyear(LocalDateTime value) {
    return DateFields.DOY.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("DAYOFYEAR")
  public static long dayofyear(Instant value) {
    return dayofyear(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
