package dev.etlsdk.api.annotation;

import dev.etlsdk.api.connector.DeadLetterFactory;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation that of a connector which takes source records that failed. It stands on a
 * pipeline, for all its streams, or one of its methods, for that stream.
 *
 * <p>Elements of such an annotation are of type {@code String}, {@code String[]}, {@code int},
 * {@code long}, {@code boolean} or an enum. Every {@code String} may hold placeholders, {@code
 * ${key:default}}, which the worker's configuration fills.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DeadLetterConnector {

  /**
   * What makes it of the annotation's values: public, with a public constructor that takes nothing.
   */
  Class<? extends DeadLetterFactory> value();

  /** Under which name the configuration knows the annotation's element {@code value}. */
  String valueName() default "value";
}
