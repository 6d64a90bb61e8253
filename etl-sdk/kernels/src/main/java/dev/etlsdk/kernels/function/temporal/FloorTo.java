package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.function.field.DateFields;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * {@code FLOOR(value TO unit)}, of a DATE, TIME or TIMESTAMP: the start of the unit that the value
 * lies in, of the same type. Units are MILLENNIUM to MICROSECOND; weeks start on Monday, centuries
 * with the year 1.
 *
 * <p>{@code SELECT FLOOR(TIMESTAMP '2024-03-05 14:07:09' TO HOUR) => 2024-03-05 14:00:00}
 */
public final class FloorTo {

  private FloorTo() {}

  /** The start of a date's unit. */
  @Udf(value = "FLOOR", returnsNull = false)
  public static LocalDate floor(LocalDate value, String unit) {
    return DateFields.of(unit).floor(value.atStartOfDay()).toLocalDate();
  }

  /** The start of a time's unit. */
  @Udf(value = "FLOOR", returnsNull = false)
  public static LocalTime floor(LocalTime value, String unit) {
    return DateFields.of(unit).floor(value.atDate(LocalDate.EPOCH)).toLocalTime();
  }

  /** The start of a point in time's unit. */
  @Udf(value = "FLOOR", returnsNull = false)
  public static LocalDateTime floor(LocalDateTime value, String unit) {
    return DateFields.of(unit).floor(value);
  }

  /** The start of an instant's unit, in UTC. */
  @Udf(value = "FLOOR", returnsNull = false)
  public static Instant floor(Instant value, String unit) {
    return DateFields.of(unit)
        .floor(LocalDateTime.ofInstant(value, ZoneOffset.UTC))
        .toInstant(ZoneOffset.UTC);
  }
}
