package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.annotation.RetryConnector;
import dev.etlsdk.api.annotation.Takes;
import dev.etlsdk.api.annotation.Takes.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Source records that a {@link dev.etlsdk.api.annotation.Retry} beside it tries again wait in a
 * Kafka topic meanwhile, so that those behind them go on. What each element means stands at the
 * method of its name in {@link dev.etlsdk.kafka.KafkaRetryTopic.Builder}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
@RetryConnector(value = KafkaRetryTopicFactory.class, valueName = "topic")
public @interface KafkaRetryTopic {

  /** The topic, which belongs to this pipeline alone. */
  @Takes(value = Kind.PLACE, form = ElementTexts.TOPIC_FORM, expected = ElementTexts.TOPIC)
  String value();

  /** Brokers to begin with, {@code host:port}: those of the source, named alike. */
  @Takes(value = Kind.SYSTEM, form = ElementTexts.BROKERS_FORM, expected = ElementTexts.BROKERS)
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /**
   * How the topic is made at the start if it doesn't exist, {@code "partitions=4, replication=3"};
   * where it is empty, a missing topic is an error.
   */
  @Takes(value = Kind.TEXT, form = ElementTexts.CREATION_FORM, expected = ElementTexts.CREATION)
  String createTopic() default "";

  /** Settings of a topic that is made, each {@code name=value}: {@code "retention.ms=-1"}. */
  @Takes(Kind.PAIRS)
  String[] createTopicProperties() default {};

  /** How long brokers may take to answer at the start, before that is an error. */
  @Takes(Kind.DURATION)
  String connectTimeout() default "30s";

  /** Properties of Kafka's producer, each {@code name=value}. */
  @Takes(Kind.PAIRS)
  String[] properties() default {};
}
