package dev.etlsdk.api.annotation;

import dev.etlsdk.api.annotation.Takes.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much may fail before a pipeline stops with {@code ETL-RUN-0009}, although failed rows are
 * skipped or go to dead letters: {@code @ErrorBudget(rows = "100", share = "0.01")}. See {@link
 * dev.etlsdk.api.error.ErrorBudget}.
 *
 * <p>Every element may be a placeholder. The configuration says otherwise by {@code
 * error-budget.rows}, {@code error-budget.share}, {@code error-budget.warm-up} and {@code
 * error-budget.since}, where the annotation stands.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ErrorBudget {

  /** How many rows may fail; {@code none} for any number. */
  @Takes(
      value = {Kind.WHOLE, Kind.CHOICE},
      choices = "none")
  String rows() default "none";

  /** Which share of what was read may fail, from 0 to 1; {@code none} for any. */
  @Takes(
      value = {Kind.SHARE, Kind.CHOICE},
      choices = "none")
  String share() default "none";

  /** How many records are read before the share counts. */
  @Takes(Kind.WHOLE)
  String warmUp() default "1000";

  /** Any text; counting begins anew where it is another than before. */
  String since() default "";
}
