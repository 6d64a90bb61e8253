package dev.etlsdk.kernels.function.template;

import dev.etlsdk.kernels.function.pattern.PatternCache;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * {@code TO_TIMESTAMP(value VARCHAR, template VARCHAR) TIMESTAMP WITH LOCAL TIME ZONE}: the instant
 * that a text shows, read by one of TO_CHAR's templates, in UTC unless TZH or OF says otherwise. A
 * time that doesn't exist fails with ETL-VALUE-0003.
 *
 * <p>{@code SELECT TO_TIMESTAMP('2024-03-05 02:07 PM', 'YYYY-MM-DD HH12:MI AM') => 2024-03-05
 * 14:07:00Z}
 */
public final class ToTimestamp {

  private ToTimestamp() {}

  /** An instant from text. */
  @Udf(value = "TO_TIMESTAMP", returnsNull = false)
  @SqlType("TIMESTAMP(6) WITH LOCAL TIME ZONE")
  public static Instant toTimestamp(PatternCache cache, String value, String template) {
    return TemplateReader.read(Template.of(cache, template), value)
        .dateTime()
        .toInstant(ZoneOffset.UTC);
  }
}
