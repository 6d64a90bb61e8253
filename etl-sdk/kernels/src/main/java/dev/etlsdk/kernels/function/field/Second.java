package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * {@code SECOND(value TIME | TIMESTAMP) BIGINT}: the second, 0 to 59; its fraction is cut.
 *
 * <p>{@code SELECT SECOND(TIMESTAMP '2024-03-06 14:07:09') => 9}
 */
public final class Second {

  private Second() {}

  /** Of a time. */
  @Udf("SECOND")
  public static long second(LocalTime value) {
    return DateFields.SECOND.extract(value.atDate(LocalDate.EPOCH));
  }

  /** Of a point in time. */
  @Udf("SECOND")
  public static long second(LocalDateTime value) {
    return DateFields.SECOND.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("SECOND")
  public static long second(Instant value) {
    return second(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
