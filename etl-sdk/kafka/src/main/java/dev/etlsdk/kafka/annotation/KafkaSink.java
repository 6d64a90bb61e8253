package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.annotation.SinkConnector;
import dev.etlsdk.api.annotation.Takes;
import dev.etlsdk.api.annotation.Takes.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stream's rows go to a Kafka topic. What each element means stands at the method of its name
 * in {@link dev.etlsdk.kafka.KafkaSink.Builder}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@SinkConnector(value = KafkaSinkFactory.class, valueName = "topic")
public @interface KafkaSink {

  /** The topic. */
  @Takes(Kind.PLACE)
  String value();

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  @Takes(Kind.TEXT)
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** The name of the records' format; the library that has it is on the class path. */
  String format() default "json";

  /** The column that is the key; the source record's key where it is empty. */
  @Takes(Kind.COLUMN)
  String keyFrom() default "";

  /** Properties of Kafka's producer, each {@code name=value}. */
  @Takes(Kind.PAIRS)
  String[] properties() default {};
}
