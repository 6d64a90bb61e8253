package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.annotation.SourceConnector;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stream's rows are the records of Kafka topics. What each element means stands at the method
 * of its name in {@link dev.etlsdk.kafka.KafkaSource.Builder}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@SourceConnector(value = KafkaSourceFactory.class, valueName = "topics")
public @interface KafkaSource {

  /** The topics. */
  String[] value();

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** The name of the records' format; the library that has it is on the class path. */
  String format() default "json";

  /** The consumer group; made of the names of pipeline and stream where it is empty. */
  String groupId() default "";

  /** {@code earliest} or {@code latest}, where nothing was committed. */
  String start() default "earliest";

  /** Whether to end at the offsets that the topics have at the start. */
  String bounded() default "false";

  /** Properties of Kafka's consumer, each {@code name=value}. */
  String[] properties() default {};
}
