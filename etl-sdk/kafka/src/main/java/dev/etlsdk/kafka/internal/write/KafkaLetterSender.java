package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.kafka.internal.letters.LetterLog;
import dev.etlsdk.kafka.internal.letters.LetterPlace;
import dev.etlsdk.kafka.internal.letters.LetterTopic;
import dev.etlsdk.kafka.internal.letters.OffsetRanges;
import dev.etlsdk.kafka.internal.letters.SentMark;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Sends letters back in transactions that also mark them as sent. */
final class KafkaLetterSender implements LetterSender {

  private static final byte[] NO_VALUE = {};

  private final LetterTopic letters;
  private final SinkContext context;
  private final KafkaFailures failures;
  private final ProducerLane producer;
  private final TopicTargets targets;
  private final Map<Integer, OffsetRanges> sent = new TreeMap<>();

  private KafkaLetterSender(
      LetterTopic letters,
      SinkContext context,
      KafkaFailures failures,
      ProducerLane producer,
      TopicTargets targets) {
    this.letters = letters;
    this.context = context;
    this.failures = failures;
    this.producer = producer;
    this.targets = targets;
  }

  /** Shuts out an earlier sender of the same topic and pipeline, and ends its transaction. */
  static KafkaLetterSender open(
      LetterTopic letters, ProducerSettings settings, SinkContext context, KafkaFailures failures) {
    TaskProducer producer = settings.producer(context, failures);
    TopicTargets targets = new TopicTargets(settings, context, failures, producer);
    // Marks go there, so that its batches have to be small enough from the start.
    targets.require(letters.name());
    producer.ready(failures);
    return new KafkaLetterSender(
        letters, context, failures, new ProducerLane(producer, failures), targets);
  }

  @Override
  public LetterReader letters() {
    return LetterLog.open(
        letters,
        context.pipeline(),
        context.substitutes(),
        failures,
        true,
        LetterLog.PATIENCE_OF_A_SENDER);
  }

  @Override
  public Optional<String> obstacle(KeptRecord record) {
    TopicTargets.Target target = targets.find(Set.of(record.topic())).get(record.topic());
    if (target == null) {
      return Optional.of("the topic '" + record.topic() + "' doesn't exist");
    }
    TopicInfo topic = target.info();
    if (topic.compacted() && record.key() == null) {
      return Optional.of("it has no key, and topic '" + topic.name() + "' is compacted");
    }
    byte[] value = record.value() == null ? NO_VALUE : record.value();
    String tooLarge =
        target.limit().problem(record.key(), value, 0, value.length, headers(record.headers()));
    return tooLarge != null ? Optional.of(tooLarge) : timeProblem(record, topic);
  }

  /** A record that the topic refuses for its time, or would delete at once. */
  private Optional<String> timeProblem(KeptRecord record, TopicInfo topic) {
    if (record.timestamp() < 0 || topic.appendTime()) {
      return Optional.empty();
    }
    long age = context.clock().millis() - record.timestamp();
    if (age > Math.min(topic.maxAge(), topic.retention()) || -age > topic.maxAhead()) {
      return Optional.of(
          "its time, "
              + Instant.ofEpochMilli(record.timestamp())
              + ", isn't one that topic '"
              + topic.name()
              + "' would keep (retention.ms, message.timestamp.before.max.ms and"
              + " message.timestamp.after.max.ms)");
    }
    return Optional.empty();
  }

  @Override
  @SuppressWarnings("NullAway") // the client takes null for partition, time, key and value
  public void send(StoredLetter letter, KeptRecord record) {
    producer.check();
    LetterPlace place = LetterPlace.parse(letter.place());
    TopicTargets.Target target = targets.find(Set.of(record.topic())).get(record.topic());
    boolean there = target != null && record.partition() < target.info().partitions();
    producer.send(
        new ProducerRecord<>(
            record.topic(),
            there ? record.partition() : null,
            record.timestamp() < 0 ? null : record.timestamp(),
            record.key(),
            record.value(),
            List.of(headers(record.headers()))));
    sent.computeIfAbsent(place.partition(), partition -> new OffsetRanges()).add(place.offset());
  }

  private static org.apache.kafka.common.header.Header[] headers(List<Header> headers) {
    return headers.stream()
        .map(header -> new RecordHeader(header.name(), header.value()))
        .toArray(org.apache.kafka.common.header.Header[]::new);
  }

  @Override
  public void commit() {
    if (sent.isEmpty()) {
      return;
    }
    long now = context.clock().millis();
    sent.forEach(
        (partition, offsets) ->
            producer.send(
                new SentMark(context.pipeline(), offsets).record(letters.name(), partition, now)));
    producer.commit(producer.prepare(TaskProgress.of(Position.none())));
    sent.clear();
  }

  @Override
  public void close() {
    producer.abort();
    targets.close();
  }
}
