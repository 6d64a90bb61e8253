package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.sink.CommitPoint;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that takes a {@link DeliveryScenario}, describes a pipeline by it, and {@linkplain
 * DeliveryScenario#run runs} it. It is called several times: once for each commit point, at which
 * the worker's process is killed, and once more with kills at random moments, whose seed is in the
 * test's name and in the message of a failure.
 *
 * <p>The broker is the one that the tests of the run share; see {@link
 * dev.etlsdk.testkit.kafka.BrokerKind}. The pipeline's topics are deleted and made anew for each
 * call. A call takes some seconds, most of them to start processes.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(DeliveryExtension.class)
public @interface DeliveryTest {

  /** The system property that repeats a choice of random moments. */
  String SEED_PROPERTY = "etl.testkit.seed";

  /** How many records are published at least. */
  int records() default 2000;

  /** At which points a worker is killed. */
  CommitPoint[] points() default {
    CommitPoint.WRITTEN, CommitPoint.PREPARED, CommitPoint.PROGRESS_SENT, CommitPoint.COMMITTED
  };

  /** How many workers are killed at each of these points, one after the other. */
  int killsAtPoint() default 1;

  /** How many workers are killed at random moments; 0 for none. */
  int kills() default 5;

  /** How many workers run at the same time while they are killed at random moments. */
  int workers() default 2;
}
