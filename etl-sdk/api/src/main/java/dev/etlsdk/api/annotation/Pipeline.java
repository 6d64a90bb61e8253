package dev.etlsdk.api.annotation;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are the streams of a pipeline. The annotation processor checks it and
 * generates, beside the interface, the class {@code <Interface>Pipeline} that makes the pipeline of
 * a configuration and, if the module sees {@code etl-sdk-worker}, the class {@code
 * <Interface>Worker} whose {@code main} runs it as a process.
 *
 * <p>Each method without parameters that gives {@link Rows} is a stream of the method's name: one
 * that carries the annotation of a source, or {@link Sql}. Annotations of sinks on it say where its
 * rows go. Where a stream stands in the interface doesn't matter.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Pipeline {

  /**
   * The name, under which progress is kept: letters, digits, {@code .}, {@code _} and {@code -}.
   */
  String value();

  /**
   * How often a row's effect is seen in the output after failures. The key {@code
   * pipeline.delivery} of the configuration says otherwise.
   */
  DeliveryGuarantee delivery() default DeliveryGuarantee.AT_LEAST_ONCE;
}
