package dev.etlsdk.udf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The SQL type of a parameter or, on a method, of its result, where the Java type says less:
 * {@code @SqlType("DECIMAL(12,2)")}, {@code @SqlType("TIMESTAMP(3)")},
 * {@code @SqlType("ARRAY<INTEGER>")}.
 *
 * <p>A {@code BigDecimal} result must carry it. A {@code BigDecimal} parameter without it takes a
 * DECIMAL of any precision and scale.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface SqlType {

  /** The type as it is written in SQL. */
  String value();
}
