package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.annotation.SourceConnector;
import dev.etlsdk.api.annotation.Takes;
import dev.etlsdk.api.annotation.Takes.Kind;
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
  @Takes(Kind.PLACE)
  String[] value();

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  @Takes(Kind.TEXT)
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** The name of the records' format; the library that has it is on the class path. */
  String format() default "json";

  /** The consumer group; made of the names of pipeline and stream where it is empty. */
  String groupId() default "";

  /** {@code earliest} or {@code latest}, where nothing was committed. */
  @Takes(
      value = Kind.CHOICE,
      choices = {"earliest", "latest"})
  String start() default "earliest";

  /** Whether to end at the offsets that the topics have at the start. */
  @Takes(Kind.FLAG)
  String bounded() default "false";

  /** Properties of Kafka's consumer, each {@code name=value}. */
  @Takes(Kind.PAIRS)
  String[] properties() default {};
}
