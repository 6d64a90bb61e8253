package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code DAYOFWEEK(value DATE | TIMESTAMP) BIGINT}: the day of the week, 1 for Sunday to 7 for
 * Saturday; {@code EXTRACT(DOW …)} counts from 0.
 *
 * <p>{@code SELECT DAYOFWEEK(DATE '2024-03-10') => 1}
 */
public final class Dayofweek {

  private Dayofweek() {}

  /** Of a date. */
  @Udf("DAYOFWEEK")
  public static long dayofweek(LocalDate value) {
    return DateFields.DOW.extract(value.atStartOfDay()) + 1;
  }

  /** Of a point in time. */
  @Udf("DAYOFWEEK")
  public static long dayofweek(LocalDateTime value) {
    return DateFields.DOW.extract(value) + 1;
  }

  /** Of an instant, in UTC. */
  @Udf("DAYOFWEEK")
  public static long dayofweek(Instant value) {
    return dayofweek(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
