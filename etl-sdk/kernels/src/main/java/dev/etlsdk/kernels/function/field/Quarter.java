package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code QUARTER(value DATE | TIMESTAMP) BIGINT}: the quarter of the year, 1 to 4.
 *
 * <p>{@code SELECT QUARTER(DATE '2024-03-06') => 1}
 */
public final class Quarter {

  private Quarter() {}

  /** Of a date. */
  @Udf("QUARTER")
  public static long quarter(LocalDate value) {
    return DateFields.QUARTER.extract(value.atStartOfDay());
  }

  /** Of a point in time. */
  @Udf("QUARTER")
  public static long quarter(LocalDateTime value) {
    return DateFields.QUARTER.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("QUARTER")
  public static long quarter(Instant value) {
    return quarter(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
