package dev.etlsdk.kernels.function.template;

import dev.etlsdk.kernels.function.pattern.PatternCache;
import dev.etlsdk.udf.Udf;
import java.time.LocalDate;

/**
 * {@code TO_DATE(value VARCHAR, template VARCHAR) DATE}: the date that a text shows, read by one of
 * TO_CHAR's templates. Separators may differ and ends may be missing; a date that doesn't exist
 * fails with ETL-VALUE-0003.
 *
 * <p>{@code SELECT TO_DATE('05 Mar 2024', 'DD Mon YYYY') => 2024-03-05}
 */
public final class ToDate {

  private ToDate() {}

  /** A date from text. */
  @Udf(value = "TO_DATE", returnsNull = false)
  public static LocalDate toDate(PatternCache cache, String value, String template) {
    return TemplateReader.read(Template.of(cache, template), value).date();
  }
}
