package dev.etlsdk.udf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scalar SQL function in row form: a public method whose signature is the SQL signature, called
 * directly from generated code, once a row.
 *
 * <p><b>Types.</b> {@code boolean}, {@code byte}, {@code short}, {@code int}, {@code long}, {@code
 * float}, {@code double} and their boxes are BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL and
 * DOUBLE; {@code String} is VARCHAR, {@code byte[]} BINARY, {@code BigDecimal} DECIMAL, {@code
 * LocalDate} DATE, {@code LocalTime} TIME, {@code LocalDateTime} TIMESTAMP, {@code Instant}
 * TIMESTAMP WITH LOCAL TIME ZONE, {@code List} ARRAY and {@code Map} MAP. Where Java says less than
 * SQL, as with the precision and scale of a DECIMAL result, {@link SqlType} says the rest.
 *
 * <p><b>NULL.</b> A primitive parameter is never called with NULL: the result is NULL without a
 * call. A boxed parameter sees {@code null}. Other reference types behave like primitives unless
 * the parameter carries {@link AcceptsNull}. A primitive result is NULL only by this rule; a
 * reference result may be {@code null} unless {@link #returnsNull} says otherwise.
 *
 * <p><b>Errors.</b> An exception thrown by the method is a row error ({@code ETL-UDF-0001}) of the
 * row it was called for, handled by the pipeline's error policy; the other rows of the batch go on.
 *
 * <p><b>Threads.</b> A static method is called by all tasks at once and must be thread-safe. An
 * instance belongs to one task and is called by one thread at a time.
 *
 * <p>Several methods may share a name with different parameter types (overloads). Two of one name
 * and one signature are an error at registration.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Udf {

  /** The function's name in SQL, matched without regard to case; by default the method's name. */
  String value() default "";

  /**
   * Whether equal arguments always give an equal result. The planner computes no call in advance,
   * whatever stands here: a call is made for every row that needs its value. It is a promise for
   * whoever may store results, or computes a row again after a failure.
   */
  boolean deterministic() default true;

  /**
   * Whether a result of a reference type may be {@code null}. Has no meaning for primitive results.
   */
  boolean returnsNull() default true;
}
