package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code YEAR(value DATE | TIMESTAMP) BIGINT}: the year, before Christ a negative one.
 *
 * <p>{@code SELECT YEAR(DATE '2024-03-06') => 2024}
 */
public final class Year {

  private Year() {}

  /** Of a date. */
  @Udf("YEAR")
  public static long year(LocalDate value) {
    return DateFields.YEAR.extract(value.atStartOfDay());
  }

  /** Of a point in time. */
  @Udf("YEAR")
  public static long year(LocalDateTime value) {
    return DateFields.YEAR.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("YEAR")
  public static long year(Instant value) {
    return year(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
