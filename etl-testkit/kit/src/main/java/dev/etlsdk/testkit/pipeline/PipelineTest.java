package dev.etlsdk.testkit.pipeline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class the pipeline of an annotated interface, as a parameter of type {@link
 * PipelineFixture}. Each test has a pipeline and empty topics of its own.
 *
 * <p>The system property {@code etl.testkit.pipeline} says what it runs on:
 *
 * <ul>
 *   <li>{@code driver}, the default: no broker, in the test's own thread
 *   <li>{@code embedded}, {@code container}, {@code external}, {@code auto}: a real broker of that
 *       {@linkplain dev.etlsdk.testkit.kafka.BrokerKind kind}; {@code broker}: of the kind that
 *       {@code etl.testkit.broker} says. The topics of the pipeline are deleted and made anew, so
 *       an external broker is taken only where it has none of them.
 * </ul>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PipelineExtension.class)
public @interface PipelineTest {

  /** The pipeline's configuration, each {@code key=value}. */
  String[] config() default {};

  /** How many partitions each topic gets. */
  int partitions() default 1;
}
