package dev.etlsdk.udf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scalar SQL function in vector form: a public method over Arrow vectors, called once a batch.
 *
 * <p>The parameters are the argument vectors, the result vector and the number of rows, in this
 * order:
 *
 * <pre>{@code
 * @VectorUdf("SCORE")
 * public static void score(BigIntVector id, Float8Vector weight, Float8Vector result, int rows) { … }
 * }</pre>
 *
 * <p>The class of a vector is its SQL type: {@code BitVector} BOOLEAN, {@code TinyIntVector}
 * TINYINT, {@code SmallIntVector} SMALLINT, {@code IntVector} INTEGER, {@code BigIntVector} BIGINT,
 * {@code Float4Vector} REAL, {@code Float8Vector} DOUBLE, {@code VarCharVector} VARCHAR, {@code
 * VarBinaryVector} BINARY, {@code DateDayVector} DATE; {@link SqlType} says it for the others.
 *
 * <p><b>Buffers.</b> All vectors belong to the engine. Arguments may not be changed. The result
 * vector comes allocated for {@code rows} rows of fixed width (a vector of variable width grows by
 * {@code setSafe}); the method sets value or null for every row and does not close it or keep a
 * reference to it.
 *
 * <p><b>NULL.</b> The method sees nulls in its arguments and sets nulls itself.
 *
 * <p><b>Errors.</b> An exception fails every row of the batch, because the engine cannot know which
 * one caused it, and no batch is run twice. A function that can fail for single rows should be in
 * row form ({@link Udf}).
 *
 * <p>It is evaluated for whole batches, so in a branch of CASE or COALESCE it is computed for the
 * rows of the other branches, too.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface VectorUdf {

  /** The function's name in SQL, matched without regard to case; by default the method's name. */
  String value() default "";

  /** Whether equal arguments always give an equal result. */
  boolean deterministic() default true;
}
