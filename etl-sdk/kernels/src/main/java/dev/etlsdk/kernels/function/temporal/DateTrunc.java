package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.field.DateFields;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code DATE_TRUNC(unit VARCHAR, value TIMESTAMP)}: the start of the unit that the value lies in,
 * of the same type; of a DATE, a TIMESTAMP. Units are millennium to microsecond; weeks start on
 * Monday. Another unit fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT DATE_TRUNC('month', TIMESTAMP '2024-03-05 14:07:09') => 2024-03-01 00:00:00}
 */
public final class DateTrunc {

  private DateTrunc() {}

  /** The start of a date's unit. */
  @Udf(value = "DATE_TRUNC", returnsNull = false)
  public static LocalDateTime dateTrunc(String unit, LocalDate value) {
    return dateTrunc(unit, value.atStartOfDay());
  }

  /** The start of a point in time's unit. */
  @Udf(value = "DATE_TRUNC", returnsNull = false)
  public static LocalDateTime dateTrunc(String unit, LocalDateTime value) {
    DateFields field = DateFields.of(unit);
    if (field.compareTo(DateFields.DOW) >= 0) {
      throw RowFailure.argument(
          "DATE_TRUNC('" + unit + "'): not a unit; units are millennium to microsecond");
    }
    return field.floor(value);
  }

  /** The start of an instant's unit, in UTC. */
  @Udf(value = "DATE_TRUNC", returnsNull = false)
  public static Instant dateTrunc(String unit, Instant value) {
    return dateTrunc(unit, LocalDateTime.ofInstant(value, ZoneOffset.UTC))
        .toInstant(ZoneOffset.UTC);
  }
}
