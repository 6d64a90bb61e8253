package dev.etlsdk.kafka.internal.letters;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.Deadline;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.write.TopicCreation;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of dead letters twice from its beginning: once for the marks of what was sent, once
 * for the letters. Used by one thread.
 */
public final class LetterLog implements LetterReader {

  private static final Duration POLL = Duration.ofMillis(200);

  /** How long one who only looks waits for transactions that are open; then their letters lack. */
  public static final Duration PATIENCE_OF_A_LOOK = Duration.ofSeconds(3);

  /** Longer than any transaction that nobody ends: the brokers look for these every 10 s. */
  public static final Duration PATIENCE_OF_A_SENDER = Duration.ofSeconds(90);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final LetterTopic topic;
  private final String pipeline;
  private final KafkaFailures failures;
  private final Map<TopicPartition, Long> ends = new TreeMap<>(LetterLog::compare);
  private final Map<Integer, OffsetRanges> sent = new HashMap<>();
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();

  private LetterLog(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      LetterTopic topic,
      String pipeline,
      KafkaFailures failures) {
    this.consumer = consumer;
    this.topic = topic;
    this.pipeline = pipeline;
    this.failures = failures;
  }

  /**
   * Looks where the topic ends and what was sent.
   *
   * @param strict whether everything up to the end has to be known, open transactions included:
   *     whoever sends mustn't overlook what was sent before
   * @param patience how long to wait for a transaction that is open
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-REDRIVE-0003} if the end isn't reached,
   *     {@code ETL-KAFKA-0002} if there is no topic, or a more precise one
   */
  public static LetterLog open(
      LetterTopic topic,
      String pipeline,
      Substitutes substitutes,
      KafkaFailures failures,
      boolean strict,
      Duration patience) {
    LetterLog log = new LetterLog(topic.consumer(substitutes, failures), topic, pipeline, failures);
    try {
      log.guarded(() -> log.begin(substitutes));
      log.guarded(() -> log.scan(strict, patience));
      return log;
    } catch (RuntimeException | Error e) {
      log.close();
      throw e;
    }
  }

  private static int compare(TopicPartition one, TopicPartition other) {
    return Integer.compare(one.partition(), other.partition());
  }

  private void begin(Substitutes substitutes) {
    @Nullable List<PartitionInfo> found =
        consumer.partitionsFor(topic.name(), topic.connectTimeout());
    if (found == null || found.isEmpty()) {
      if (topic.mayBeMissing()) {
        return;
      }
      throw failures.error(
          EtlError.KAFKA_0002,
          "the dead-letter topic '" + topic.name() + "' doesn't exist on " + topic.servers(),
          "create it, or have it created with " + TopicCreation.HOW);
    }
    List<TopicPartition> partitions =
        found.stream().map(info -> new TopicPartition(topic.name(), info.partition())).toList();
    ends.putAll(trueEnds(partitions, substitutes));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Those that a consumer of what is committed sees end before transactions that are open. */
  private Map<TopicPartition, Long> trueEnds(
      List<TopicPartition> partitions, Substitutes substitutes) {
    try (TopicClient topics = topic.topics(substitutes, failures)) {
      return topics.ends(partitions).get(topic.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException | TimeoutException failure) {
      throw failures.of(
          EtlError.REDRIVE_0003, "reading the topic's ends", topic.connectTimeout(), failure);
    }
  }

  private void scan(boolean strict, Duration patience) {
    Deadline deadline = Deadline.after(patience);
    while (!atEnd()) {
      boolean any = false;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        any = true;
        note(record);
      }
      if (any) {
        deadline = Deadline.after(deadline.limit());
      } else if (deadline.isPast()) {
        stopShort(strict, deadline.limit());
      }
    }
    consumer.seekToBeginning(ends.keySet());
  }

  private void note(ConsumerRecord<byte[], byte[]> record) {
    SentMark mark = SentMark.of(record);
    if (mark != null && mark.pipeline().equals(pipeline)) {
      sent.computeIfAbsent(record.partition(), partition -> new OffsetRanges())
          .addAll(mark.offsets());
    }
  }

  private void stopShort(boolean strict, Duration waited) {
    if (strict) {
      throw failures.error(
          EtlError.REDRIVE_0003,
          "the dead letters of topic '"
              + topic.name()
              + "' can't be read to their end: for "
              + KafkaFailures.seconds(waited)
              + " a transaction has been open there",
          "try again when the worker that writes it has committed, or, if it was killed, when its"
              + " transaction.timeout.ms is past; nothing was sent");
    }
    ends.replaceAll((partition, end) -> Math.min(end, consumer.position(partition)));
  }

  private boolean atEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public @Nullable StoredLetter next() {
    StoredLetter[] found = new StoredLetter[1];
    guarded(() -> found[0] = read());
    return found[0];
  }

  private @Nullable StoredLetter read() {
    while (true) {
      while (polled.hasNext()) {
        StoredLetter letter = letter(polled.next());
        if (letter != null) {
          return letter;
        }
      }
      if (atEnd()) {
        return null;
      }
      polled = more();
    }
  }

  /** What comes next: committed letters, as the first reading has seen, so only a broker lacks. */
  private Iterator<ConsumerRecord<byte[], byte[]>> more() {
    Deadline deadline = Deadline.after(topic.connectTimeout());
    Map<TopicPartition, Long> before = positions();
    while (!deadline.isPast()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty() || !positions().equals(before)) {
        return records.iterator();
      }
    }
    throw failures.error(
        EtlError.REDRIVE_0003,
        "reading the dead letters of topic '"
            + topic.name()
            + "' stands still: for "
            + KafkaFailures.seconds(topic.connectTimeout())
            + " nothing came, and "
            + ends.entrySet().stream().mapToLong(end -> end.getValue() - at(end.getKey())).sum()
            + " records are left",
        "check that a broker of "
            + topic.servers()
            + " answers and that the topic wasn't made anew, and try again");
  }

  private Map<TopicPartition, Long> positions() {
    return ends.keySet().stream().collect(Collectors.toMap(each -> each, this::at));
  }

  private long at(TopicPartition partition) {
    return consumer.position(partition);
  }

  private @Nullable StoredLetter letter(ConsumerRecord<byte[], byte[]> record) {
    Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
    if (end == null || record.offset() >= end || SentMark.of(record) != null) {
      return null;
    }
    OffsetRanges done = sent.get(record.partition());
    return LetterParser.parse(record, pipeline, done != null && done.contains(record.offset()));
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.REDRIVE_0003, "reading dead letters", topic.connectTimeout(), failure);
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
