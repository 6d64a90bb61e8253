package dev.etlsdk.testkit.kafka.security;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the broker of a {@link dev.etlsdk.testkit.kafka.KafkaTest} asks of its clients on its second
 * address, which a test gets as a {@link SecuredKafka}. See {@link KafkaSecurity}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Secured {

  /** Users who log in, each as {@code name:password}; nobody logs in if there are none. */
  String[] users() default {};

  /** Whether everything is encrypted; without users it always is. */
  boolean tls() default true;

  /** Whether clients have to show a certificate. */
  boolean clientCertificates() default false;

  /** Whether users may do only what {@code EmbeddedKafka.allow} lets them. */
  boolean authorization() default false;
}
