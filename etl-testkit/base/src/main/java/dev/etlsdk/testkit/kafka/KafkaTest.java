package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.kafka.security.Secured;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a real Kafka broker, as parameters of their methods or constructor.
 *
 * <ul>
 *   <li>{@link KafkaBroker}: the class's own one if it has {@link #security}, else one broker
 *       shared by all test classes of the run. Which kind it is, the system property {@code
 *       etl.testkit.broker} says; see {@link BrokerKind}.
 *   <li>{@link EmbeddedKafka}: a broker in this JVM for this class alone, whatever the property
 *       says, which tests may stop and restart.
 *   <li>a {@code String} with {@link Topic}: the name of a new topic on the class's own broker if
 *       it has asked for one before, else on the shared one.
 *   <li>{@link dev.etlsdk.testkit.kafka.security.SecuredKafka}: the address of the class's own
 *       broker where clients are asked for what {@link #security} says.
 * </ul>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KafkaBrokerExtension.class)
public @interface KafkaTest {

  /**
   * Gives the class a broker of its own with a second address, where clients are asked for this; a
   * {@link dev.etlsdk.testkit.kafka.security.SecuredKafka} as a parameter is that address. At most
   * one.
   */
  Secured[] security() default {};
}
