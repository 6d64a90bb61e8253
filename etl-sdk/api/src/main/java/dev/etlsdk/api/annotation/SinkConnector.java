package dev.etlsdk.api.annotation;

import dev.etlsdk.api.connector.SinkFactory;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation that of a connector which takes a stream's rows. It stands on a method of a
 * pipeline whose stream it takes; a stream may go to several.
 *
 * <p>Elements of such an annotation are of type {@code String}, {@code String[]}, {@code int},
 * {@code long}, {@code boolean} or an enum. Every {@code String} may hold placeholders, {@code
 * ${key:default}}, which the worker's configuration fills.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SinkConnector {

  /**
   * What makes it of the annotation's values: public, with a public constructor that takes nothing.
   */
  Class<? extends SinkFactory> value();

  /** Under which name the configuration knows the annotation's element {@code value}. */
  String valueName() default "value";

  /**
   * The element that may stand in place of {@code value}, such as a pattern in place of names; the
   * compiler tells where there is neither or where there are both. None by default.
   */
  String alternative() default "";
}
