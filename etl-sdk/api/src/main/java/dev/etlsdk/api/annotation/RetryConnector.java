package dev.etlsdk.api.annotation;

import dev.etlsdk.api.connector.RetryTopicFactory;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation that of a connector in which source records wait to be tried again. It stands
 * beside a {@link Retry}, on a pipeline or one of its methods, and belongs to it.
 *
 * <p>Elements of such an annotation are those that {@link DeadLetterConnector} tells of.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RetryConnector {

  /**
   * What makes it of the annotation's values: public, with a public constructor that takes nothing.
   */
  Class<? extends RetryTopicFactory> value();

  /** Under which name the configuration knows the annotation's element {@code value}. */
  String valueName() default "value";
}
