package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * {@code MINUTE(value TIME | TIMESTAMP) BIGINT}: the minute, 0 to 59.
 *
 * <p>{@code SELECT MINUTE(TIMESTAMP '2024-03-06 14:07:09') => 7}
 */
public final class Minute {

  private Minute() {}

  /** Of a time. */
  @Udf("MINUTE")
  public static long minute(LocalTime value) {
    return DateFields.MINUTE.extract(value.atDate(LocalDate.EPOCH));
  }

  /** Of a point in time. */
  @Udf("MINUTE")
  public static long minute(LocalDateTime value) {
    return DateFields.MINUTE.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("MINUTE")
  public static long minute(Instant value) {
    return minute(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
