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
@SourceConnector(
    value = KafkaSourceFactory.class,
    valueName = "topics",
    alternative = "topicPattern")
public @interface KafkaSource {

  /** The topics; none where there is a {@link #topicPattern}. */
  @Takes(value = Kind.PLACE, form = ElementTexts.TOPIC_FORM, expected = ElementTexts.TOPIC)
  String[] value() default {};

  /**
   * A regular expression in place of topics: every topic whose whole name matches is read, also
   * those that are created later.
   */
  @Takes(Kind.PATTERN)
  String topicPattern() default "";

  /** Whether a pattern may begin with no topic that matches; otherwise that is an error. */
  @Takes(Kind.FLAG)
  String topicsMayAppear() default "false";

  /** Brokers to begin with, {@code host:port}, several separated by commas. */
  @Takes(value = Kind.SYSTEM, form = ElementTexts.BROKERS_FORM, expected = ElementTexts.BROKERS)
  String bootstrapServers() default "${kafka.bootstrap-servers}";

  /** The name of the records' format; the library that has it is on the class path. */
  @Takes(Kind.TEXT)
  String format() default "json";

  /**
   * Options of the format, each {@code name=value}, as in {@code "timestamps=epoch-millis"}; in the
   * configuration each has a key of its own, {@code orders.source.format.timestamps}.
   */
  @Takes(Kind.FORMAT_OPTIONS)
  String[] formatOptions() default {};

  /** The consumer group; made of the names of pipeline and stream where it is empty. */
  @Takes(Kind.TEXT)
  String groupId() default "";

  /**
   * Where to begin where nothing was committed: {@code earliest}, {@code latest}, the first record
   * of a time, {@code 2026-01-31T12:00:00Z}, or offsets, {@code orders:0=100, orders:1=250}, each
   * of a topic and partition.
   */
  @Takes(
      value = {Kind.CHOICE, Kind.INSTANT, Kind.TEXT},
      choices = {"earliest", "latest"},
      form = ElementTexts.OFFSETS_FORM,
      expected = ElementTexts.OFFSETS)
  String start() default "earliest";

  /** Whether to end at the offsets that the topics have at the start. */
  @Takes(Kind.FLAG)
  String bounded() default "false";

  /** {@code fail} or {@code accept}, where the next offset to read no longer exists. */
  @Takes(
      value = Kind.CHOICE,
      choices = {"fail", "accept"})
  String onLostOffsets() default "fail";

  /** How long brokers may take to answer, at the start and in every request. */
  @Takes(Kind.DURATION)
  String connectTimeout() default "30s";

  /** How long no broker may have been heard of while reading. */
  @Takes(Kind.DURATION)
  String outageTimeout() default "2m";

  /** Properties of Kafka's consumer, each {@code name=value}. */
  @Takes(Kind.PAIRS)
  String[] properties() default {};
}
