package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.annotation.DeadLetterConnector;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Source records that fail go to a Kafka topic, with the reason in headers: those of the pipeline
 * or, on a method, those that fail in that stream.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
@DeadLetterConnector(value = KafkaDeadLettersFactory.class, valueName = "topic")
public @interface KafkaDeadLetters {

  /** The topic. */
  String value();

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** Properties of Kafka's producer, each {@code name=value}. */
  String[] properties() default {};
}
