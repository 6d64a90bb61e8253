package dev.etlsdk.kernels.function.field;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code WEEK(value DATE | TIMESTAMP) BIGINT}: the week of the year by ISO 8601, 1 to 53.
 *
 * <p>{@code SELECT WEEK(DATE '2024-03-06') => 10}
 */
public final class Week {

  private Week() {}

  /** Of a date. */
  @Udf("WEEK")
  public static long week(LocalDate value) {
    return DateFields.WEEK.extract(value.atStartOfDay());
  }

  /** Of a point in time. */
  @Udf("WEEK")
  public static long week(LocalDateTime value) {
    return DateFields.WEEK.extract(value);
  }

  /** Of an instant, in UTC. */
  @Udf("WEEK")
  public static long week(Instant value) {
    return week(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
