package dev.etlsdk.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What happens to a row that fails, in all streams of a pipeline or, on a method, in that stream.
 * Where failed rows go to dead letters, the annotation of a connector says so in place of this one.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface OnError {

  /**
   * What happens. The configuration says otherwise by the key {@code on-error.action}, for one
   * stream by {@code <stream>.on-error.action}, where an annotation stands there.
   */
  Action value();

  /** What can happen to a row that fails, without a connector. */
  enum Action {
    /** The pipeline stops; nothing of the row's batch is acknowledged. */
    FAIL,
    /** The row is left out and counted. */
    SKIP
  }
}
