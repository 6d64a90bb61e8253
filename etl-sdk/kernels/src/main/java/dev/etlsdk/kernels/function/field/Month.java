package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code MONTH(value DATE | TIMESTAMP) BIGINT}: the month, 1 to 12.
 *
 * <p>{@code SELECT MONTH(DATE '2024-03-06') => 3}
 */
public final class Month {

  private Month() {}

  /** Of a date. */
  @Udf("MONTH")
  public static long month(LocalDate value) {
    return DateFields.MONTH.extract(value.atStartOfDay());
  }

  /** Of a point in time. */
  @Udf("MONTH")
  public static long month(LocalDateTime value) {
    return DateFields.MONTH.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("MONTH")
  public static long month(Instant value) {
    return month(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
