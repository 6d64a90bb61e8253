package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code DAYOFMONTH(value DATE | TIMESTAMP) BIGINT}: the day of the month, 1 to 31.
 *
 * <p>{@code SELECT DAYOFMONTH(DATE '2024-03-06') => 6}
 */
public final class Dayofmonth {

  private Dayofmonth() {}

  /** Of a date. */
  @Udf("DAYOFMONTH")
  public static long dayofmonth(LocalDate value) {
    return DateFields.DAY.extract(value.atStartOfDay());
  }

  /** Of a point in time. */
  @Udf("DAYOFMONTH")
  public static long dayofmonth(LocalDateTime value) {
    return DateFields.DAY.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("DAYOFMONTH")
  public static long dayofmonth(Instant value) {
    return dayofmonth(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
