package dev.etlsdk.kernels.function.field;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * {@code DATE_PART(field VARCHAR, value DATE | TIME | TIMESTAMP) BIGINT}: a field of a date or
 * time, as {@code EXTRACT(field FROM value)}: a whole number, fractions of the second are cut. A
 * field that doesn't exist fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT DATE_PART('quarter', DATE '2024-12-30') => 4}
 */
public final class DatePart {

  private DatePart() {}

  /** A field of a date. */
  @Udf("DATE_PART")
  public static long datePart(String field, LocalDate value) {
    return DateFields.of(field).extract(value.atStartOfDay());
  }

  /** A field of a time. */
  @Udf("DATE_PART")
  public static long datePart(String field, LocalTime value) {
    DateFields known = DateFields.of(field);
    boolean ofTime = known.compareTo(DateFields.HOUR) >= 0 && known.compareTo(DateFields.DOW) < 0;
    if (!ofTime && known != DateFields.EPOCH) {
      throw RowFailure.argument(
          "DATE_PART('" + field + "') of a TIME; it has hours and smaller fields");
    }
    return known.extract(value.atDate(LocalDate.EPOCH));
  }

  /** A field of a point in time. */
  @Udf("DATE_PART")
  public static long datePart(String field, LocalDateTime value) {
    return DateFields.of(field).extract(value);
  }

  /** A field of an instant, in UTC. */
  @Udf("DATE_PART")
  public static long datePart(String field, Instant value) {
    return datePart(field, LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
