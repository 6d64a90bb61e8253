package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * {@code HOUR(value TIME | TIMESTAMP) BIGINT}: the hour, 0 to 23.
 *
 * <p>{@code SELECT HOUR(TIMESTAMP '2024-03-06 14:07:09') => 14}
 */
public final class Hour {

  private Hour() {}

  /** Of a time. */
  @Udf("HOUR")
  public static long hour(LocalTime value) {
    return DateFields.HOUR.extract(value.atDate(LocalDate.EPOCH));
  }

  /** Of a point in time. */
  @Udf("HOUR")
  public static long hour(LocalDateTime value) {
    return DateFields.HOUR.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("HOUR")
  public static long hour(Instant value) {
    return hour(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
