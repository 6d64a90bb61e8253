package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.annotation.SinkConnector;
import dev.etlsdk.api.annotation.Takes;
import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.schema.TypeKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stream's rows go to a Kafka topic. What each element means stands at the method of its name
 * in {@link dev.etlsdk.kafka.KafkaSink.Builder}. It may stand several times, for several topics;
 * the configuration knows the second one as {@code sink-2}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(KafkaSink.Several.class)
@SinkConnector(value = KafkaSinkFactory.class, valueName = "topic", alternative = "topicFrom")
public @interface KafkaSink {

  /** The topic; empty where {@link #topicFrom} says which. */
  @Takes(value = Kind.PLACE, form = ElementTexts.TOPIC_FORM, expected = ElementTexts.TOPIC)
  String value() default "";

  /** The VARCHAR column that names each row's topic, in place of one topic. */
  @Takes(value = Kind.COLUMN, types = TypeKind.VARCHAR)
  String topicFrom() default "";

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  @Takes(value = Kind.SYSTEM, form = ElementTexts.BROKERS_FORM, expected = ElementTexts.BROKERS)
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** The name of the records' format; the library that has it is on the class path. */
  @Takes(Kind.TEXT)
  String format() default "json";

  /**
   * Options of the format, each {@code name=value}, as in {@code "timestamps=epoch-millis"}; in the
   * configuration each has a key of its own, {@code sums.sink.format.timestamps}.
   */
  @Takes(Kind.FORMAT_OPTIONS)
  String[] formatOptions() default {};

  /** The column that is the key; the source record's key where it is empty. */
  @Takes(
      value = Kind.COLUMN,
      types = {TypeKind.VARCHAR, TypeKind.BINARY, TypeKind.INTEGER, TypeKind.BIGINT})
  String keyFrom() default "";

  /** Whether records have no keys. */
  @Takes(Kind.FLAG)
  String withoutKey() default "false";

  /** Headers of columns, each {@code header=column}, behind those that are carried. */
  @Takes(
      value = Kind.COLUMN_PAIRS,
      types = {TypeKind.VARCHAR, TypeKind.BINARY, TypeKind.INTEGER, TypeKind.BIGINT})
  String[] headerFrom() default {};

  /** Whether the source record's headers are left out. */
  @Takes(Kind.FLAG)
  String withoutHeaders() default "false";

  /** Whether the source record's time is left out, so that records get that of sending. */
  @Takes(Kind.FLAG)
  String withoutTimestamp() default "false";

  /** Whether each record goes to the partition that its source record came from. */
  @Takes(Kind.FLAG)
  String carryPartition() default "false";

  /** Whether columns that became key, header or topic stay in the value as well. */
  @Takes(Kind.FLAG)
  String keepColumns() default "false";

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

  /** Several topics; the compiler puts annotations that stand several times into it. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface Several {

    /** The annotations. */
    KafkaSink[] value();
  }
}
