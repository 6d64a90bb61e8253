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
@SinkConnector(value = KafkaSinkFactory.class, valueName = "topic", alternative = "topicFrom")
public @interface KafkaSink {

  /** The topic; empty where {@link #topicFrom} says which. */
  @Takes(Kind.PLACE)
  String value() default "";

  /** The VARCHAR column that names each row's topic, in place of one topic. */
  String topicFrom() default "";

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  @Takes(Kind.TEXT)
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** The name of the records' format; the library that has it is on the class path. */
  String format() default "json";

  /**
   * Options of the format, each {@code name=value}, as in {@code "timestamps=epoch-millis"}; in the
   * configuration each has a key of its own, {@code sums.sink.format.timestamps}.
   */
  String[] formatOptions() default {};

  /** The column that is the key; the source record's key where it is empty. */
  @Takes(Kind.COLUMN)
  String keyFrom() default "";

  /** Whether records have no keys. */
  String withoutKey() default "false";

  /** Headers of columns, each {@code header=column}, behind those that are carried. */
  String[] headerFrom() default {};

  /** Whether the source record's headers are left out. */
  String withoutHeaders() default "false";

  /** Whether the source record's time is left out, so that records get that of sending. */
  String withoutTimestamp() default "false";

  /** Whether each record goes to the partition that its source record came from. */
  String carryPartition() default "false";

  /** Whether columns that became key, header or topic stay in the value as well. */
  String keepColumns() default "false";

  /**
   * How the topic is made at the start if it doesn't exist, {@code "partitions=4, replication=3"};
   * where it is empty, a missing topic is an error.
   */
  String createTopic() default "";

  /** Settings of a topic that is made, each {@code name=value}: {@code "retention.ms=-1"}. */
  String[] createTopicProperties() default {};

  /** How long brokers may take to answer at the start, before that is an error. */
  String connectTimeout() default "30s";

  /** Properties of Kafka's producer, each {@code name=value}. */
  @Takes(Kind.PAIRS)
  String[] properties() default {};
}
