package dev.etlsdk.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The query that makes a stream. Its tables are the other streams of the pipeline; the record of
 * the method's {@link Rows} is what its result has to fit, column by column, in name, type and
 * nullability.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Sql {

  /** The text. */
  String value();
}
