package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.field.DateFields;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * {@code CEIL(value TO unit)}, of a DATE, TIME or TIMESTAMP: the value if it is the start of a
 * unit, else the start of the next, of the same type. Units as in {@code FLOOR(value TO unit)}. A
 * TIME after which no unit starts fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT CEIL(DATE '2024-03-05' TO MONTH) => 2024-04-01}
 */
public final class CeilTo {

  private CeilTo() {}

  /** The next start of a unit from a date on. */
  @Udf(value = "CEIL", returnsNull = false)
  public static LocalDate ceil(LocalDate value, String unit) {
    return DateFields.of(unit).ceil(value.atStartOfDay()).toLocalDate();
  }

  /** The next start of a unit from a time on. */
  @Udf(value = "CEIL", returnsNull = false)
  public static LocalTime ceil(LocalTime value, String unit) {
    LocalDateTime result = DateFields.of(unit).ceil(value.atDate(LocalDate.EPOCH));
    if (!result.toLocalDate().equals(LocalDate.EPOCH)) {
      throw RowFailure.outOfRange(
          "CEIL(" + value + " TO " + unit + ") is after the end of the day");
    }
    return result.toLocalTime();
  }

  /** The next start of a unit from a point in time on. */
  @Udf(value = "CEIL", returnsNull = false)
  public static LocalDateTime ceil(LocalDateTime value, String unit) {
    return DateFields.of(unit).ceil(value);
  }

  /** The next start of a unit from an instant on, in UTC. */
  @Udf(value = "CEIL", returnsNull = false)
  public static Instant ceil(Instant value, String unit) {
    return DateFields.of(unit)
        .ceil(LocalDateTime.ofInstant(value, ZoneOffset.UTC))
        .toInstant(ZoneOffset.UTC);
  }
}
