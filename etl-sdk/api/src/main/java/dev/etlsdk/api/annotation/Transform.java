package dev.etlsdk.api.annotation;

import dev.etlsdk.api.annotation.Takes.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Java code that makes a stream of another stream's rows. It stands on a method of a {@link
 * Pipeline}, whose name is the stream's, in one of two forms.
 *
 * <p><b>A static method</b> is the code. Its parameter is a record: each component reads the column
 * of its name. Its result says what a row becomes:
 *
 * <table>
 * <caption>Results</caption>
 * <tr><th>result</th><th>a row becomes</th></tr>
 * <tr><td>{@code O}</td><td>one row; null is an error of the row</td></tr>
 * <tr><td>{@code @Nullable O}, {@code Optional<O>}</td><td>one row or none</td></tr>
 * <tr><td>{@code List<O>}, {@code Stream<O>}</td><td>any number of rows, in order</td></tr>
 * <tr><td>{@code CompletionStage<O>}, {@code CompletableFuture<O>}</td>
 *     <td>one row, later: several rows are under way at once, and their order is kept</td></tr>
 * <tr><td>{@code CompletionStage<Optional<O>>}, {@code CompletableFuture<Optional<O>>}</td>
 *     <td>one row or none, later</td></tr>
 * </table>
 *
 * <p><b>An abstract method</b> that gives {@link Rows} names a class in {@link #by}, of which each
 * task makes an instance. The code is the public method of that class that has the stream's name,
 * with a parameter and a result as above; the class may implement {@link
 * dev.etlsdk.udf.UdfLifecycle} to be opened and closed. A class may as well implement {@link
 * dev.etlsdk.api.transform.RowTransform}, {@link dev.etlsdk.api.transform.AsyncRowTransform} or
 * {@link dev.etlsdk.api.transform.BatchTransform}. It is public and has a public constructor that
 * takes a {@link dev.etlsdk.udf.UdfConfig} or nothing.
 *
 * <p>On such a public method of a class itself, without elements, it tells pipelines in other
 * modules what the method gives, if the annotation processor runs there: before JDK 22 compilers
 * don't show {@code @Nullable} of class files.
 *
 * <p>An exception is an error of the row ({@code ETL-TRANSFORM-0001}); the stream's policy says
 * what happens to it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Transform {

  /**
   * The stream whose rows come in. It may be left out where one stream alone has rows of the record
   * that the code takes.
   */
  String from() default "";

  /** The class whose instances are the code; without it the annotated method is the code. */
  Class<?> by() default void.class;

  /**
   * What instances of {@link #by} are configured with, each {@code name=value}; may hold
   * placeholders. The configuration sets them as {@code <stream>.transform.config.<name>}.
   */
  @Takes(Kind.PAIRS)
  String[] config() default {};

  /**
   * How many rows of asynchronous code may be under way at once, in one task; may be a placeholder.
   */
  @Takes(Kind.COUNT)
  String concurrency() default "64";

  /** How long one row of asynchronous code may take, such as {@code 30s}; may be a placeholder. */
  @Takes(Kind.DURATION)
  String timeout() default "30s";
}
