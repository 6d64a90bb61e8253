package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.read.SourceLimits;
import dev.etlsdk.kafka.internal.read.SourceSettings;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * Looks whether each record that sources may give fits a topic for those that failed, with the
 * headers that are added, and whether those that wait are kept as long.
 */
public final class RoomAudit {

  /**
   * More than the added headers ever are: a message of 1,000 characters stands there twice, in up
   * to 6,000 bytes; names and the rest take less than the other half.
   */
  public static final long HEADROOM = 12 * 1024;

  private static final String LIMIT = "max.message.bytes";
  private static final String RETENTION = "retention.ms";

  /** For workers that stand still meanwhile. */
  private static final Duration SPARE = Duration.ofDays(7);

  private RoomAudit() {}

  /**
   * What would keep a record from being written once it has failed.
   *
   * @param sources whose records they are
   */
  public static List<EtlException> of(
      String topic,
      FailedRecords kind,
      ProducerSettings settings,
      List<SourceSettings> sources,
      SinkContext context) {
    KafkaFailures failures = settings.failures(context);
    try {
      Map<String, Long> largest = new TreeMap<>();
      sources.forEach(
          source ->
              SourceLimits.of(source, context)
                  .forEach((name, bytes) -> largest.merge(name, bytes, Math::max)));
      OptionalLong taken = setting(topic, LIMIT, settings, context, failures);
      long producer = settings.largestRecord();
      List<EtlException> findings = new ArrayList<>();
      largest.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .ifPresent(
              source -> {
                long needed = source.getValue() + HEADROOM;
                if (taken.isPresent() && taken.getAsLong() < needed) {
                  findings.add(topicTooSmall(topic, kind, source, taken.getAsLong(), failures));
                }
                if (producer < needed) {
                  findings.add(producerTooSmall(topic, kind, source, producer, failures));
                }
              });
      return findings;
    } catch (EtlException unknown) {
      return List.of(); // what doesn't answer is a finding of those who ask for it itself
    }
  }

  /**
   * What would delete records before they have waited.
   *
   * @param longest how long they wait at most
   */
  public static List<EtlException> ofWait(
      String topic, ProducerSettings settings, Duration longest, SinkContext context) {
    KafkaFailures failures = settings.failures(context);
    try {
      OptionalLong kept = setting(topic, RETENTION, settings, context, failures);
      if (kept.isEmpty() || kept.getAsLong() < 0 || kept.getAsLong() >= longest.toMillis()) {
        return List.of();
      }
      return List.of(
          failures.error(
              EtlError.KAFKA_0009,
              "the retry topic '"
                  + topic
                  + "' deletes records after "
                  + kept.getAsLong()
                  + " ms (retention.ms), and records may wait there for "
                  + longest.toMillis()
                  + " ms: those that are deleted first are lost, which the source tells"
                  + " (ETL-KAFKA-0004)",
              "kafka-configs.sh --alter --topic "
                  + topic
                  + " --add-config retention.ms="
                  + longest.plus(SPARE).toMillis()
                  + "; or a shorter backoff"));
    } catch (EtlException unknown) {
      return List.of();
    }
  }

  private static OptionalLong setting(
      String topic,
      String name,
      ProducerSettings settings,
      SinkContext context,
      KafkaFailures failures) {
    try (TopicClient client = settings.topics(context, failures)) {
      Config config =
          client.config(topic).get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return number(Optional.ofNullable(config.get(name)).map(ConfigEntry::value));
    } catch (ExecutionException missing) {
      // Of a topic that is to be made what is said of it is known.
      return number(settings.creation().map(made -> made.configs().get(name)));
    } catch (TimeoutException | InterruptedException unknown) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong number(Optional<String> text) {
    try {
      return text.map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    } catch (NumberFormatException unknown) {
      return OptionalLong.empty();
    }
  }

  private static EtlException topicTooSmall(
      String topic,
      FailedRecords kind,
      Map.Entry<String, Long> source,
      long taken,
      KafkaFailures failures) {
    long needed = source.getValue() + HEADROOM;
    return failures.error(
        EtlError.KAFKA_0015,
        "the "
            + kind.place()
            + " '"
            + topic
            + "' takes records of "
            + taken
            + " bytes (max.message.bytes), and topic '"
            + source.getKey()
            + "' has records of up to "
            + source.getValue()
            + ", to which headers are added when one fails: a record near that limit would stop the"
            + " pipeline",
        "kafka-configs.sh --alter --topic "
            + topic
            + " --add-config max.message.bytes="
            + needed
            + "; where the pipeline makes the topic, say it in createTopic, in a worker's"
            + " configuration "
            + kind.prefix()
            + ".create-topic-properties. If records come compressed, set compression.type here as"
            + " their producers do");
  }

  private static EtlException producerTooSmall(
      String topic,
      FailedRecords kind,
      Map.Entry<String, Long> source,
      long producer,
      KafkaFailures failures) {
    return failures.error(
        EtlError.KAFKA_0015,
        "the producer for the "
            + kind.place()
            + " '"
            + topic
            + "' takes records of "
            + producer
            + " bytes (the smaller of max.request.size and buffer.memory), and topic '"
            + source.getKey()
            + "' has records of up to "
            + source.getValue()
            + ", to which headers are added when one fails",
        "set the property max.request.size to "
            + (source.getValue() + HEADROOM)
            + " at least, alike for sinks and dead letters");
  }
}
