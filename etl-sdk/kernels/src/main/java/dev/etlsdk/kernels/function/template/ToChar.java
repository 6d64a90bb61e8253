package dev.etlsdk.kernels.function.template;

import dev.etlsdk.kernels.function.pattern.PatternCache;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code TO_CHAR(value TIMESTAMP | DATE, template VARCHAR) VARCHAR}: a date and time as text, by
 * PostgreSQL's templates. Fields are {@code YYYY YY MM Month Mon DD Day Dy HH24 HH12 MI SS MS US AM
 * TZ} and others; FM before a field takes its padding away, TH behind it makes an ordinal, other
 * text in the template stands for itself, safely in double quotes.
 *
 * <p>{@code SELECT TO_CHAR(TIMESTAMP '2024-03-05 14:07:09', 'FMDD FMMonth YYYY, HH24:MI') => '5
 * March 2024, 14:07'}
 */
public final class ToChar {

  private ToChar() {}

  /** A date and time as text. */
  @Udf(value = "TO_CHAR", returnsNull = false)
  public static String toChar(PatternCache cache, LocalDateTime value, String template) {
    return TemplateFormatter.format(Template.of(cache, template), value, "");
  }

  /** A date as text. */
  @Udf(value = "TO_CHAR", returnsNull = false)
  public static String toChar(PatternCache cache, LocalDate value, String template) {
    return TemplateFormatter.format(Template.of(cache, template), value.atStartOfDay(), "");
  }

  /** An instant as text, in UTC. */
  @Udf(value = "TO_CHAR", returnsNull = false)
  public static String toChar(PatternCache cache, Instant value, String template) {
    return TemplateFormatter.format(
        Template.of(cache, template), LocalDateTime.ofInstant(value, ZoneOffset.UTC), "UTC");
  }
}
