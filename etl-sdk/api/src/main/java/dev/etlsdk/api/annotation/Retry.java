package dev.etlsdk.api.annotation;

import dev.etlsdk.api.annotation.Takes.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rows that failed for a reason that may pass are computed again, after a while, in all streams of
 * a pipeline or, on a method, in that stream. What still fails, and what can't pass, goes the way
 * that {@link OnError} or an annotation of dead letters says, of the stream or else of the
 * pipeline; without either the pipeline stops.
 *
 * <p>What is behind such a row waits for it; where the annotation of a connector stands beside this
 * one, such as {@code @KafkaRetryTopic}, its record waits there, and what is behind it goes on.
 *
 * <p>A stream without this annotation has the pipeline's; {@code attempts = 0} on a method is a
 * stream that tries nothing again. The configuration says otherwise by keys such as {@code
 * on-error.retry.attempts} and {@code <stream>.on-error.retry.max-backoff}, where the annotation
 * stands.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Retry {

  /** How many times at most; 0 for never. */
  @Takes(Kind.WHOLE)
  int attempts();

  /** How long to wait before the first attempt, doubled each time; may be a placeholder. */
  @Takes(Kind.DELAY)
  String backoff() default "100ms";

  /** How long to wait before any attempt at most; may be a placeholder. */
  @Takes(Kind.DELAY)
  String maxBackoff() default "5s";

  /**
   * How long after the first failure no attempt begins any more; may be a placeholder. Where it is
   * empty, 20 s, and 7 days where records wait in a topic. Without such a topic waiting holds up
   * what is behind, so it has to be shorter than the time within which splits are given away.
   */
  @Takes(Kind.DELAY)
  String within() default "";

  /** Which share of each delay, from 0 to 1, is left to chance. */
  @Takes(Kind.SHARE)
  double jitter() default 0.2;

  /**
   * Codes of errors that are tried again although they don't pass by themselves as a rule, such as
   * {@code ETL-UDF-0001}.
   */
  @Takes(Kind.ERROR_CODE)
  String[] alsoOn() default {};

  /** Codes of errors that aren't tried again although they may pass. */
  @Takes(Kind.ERROR_CODE)
  String[] notOn() default {};
}
