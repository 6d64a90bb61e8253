package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.RetryHeaders;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.RetryWriter;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.kafka.DeadLetterHeaders;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Writes dead letters, and records that are to wait, through the task's producer. */
public final class KafkaDeadLetterWriter implements RetryWriter {

  private final String topic;
  private final FailedRecords kind;
  private final KafkaFailures failures;
  private final ProducerLane producer;
  private final SizeLimit limit;

  private KafkaDeadLetterWriter(
      String topic,
      FailedRecords kind,
      KafkaFailures failures,
      ProducerLane producer,
      SizeLimit limit) {
    this.topic = topic;
    this.kind = kind;
    this.failures = failures;
    this.producer = producer;
    this.limit = limit;
  }

  /**
   * Connects, and checks that the topic is there or makes it.
   *
   * @throws dev.etlsdk.api.error.EtlException if it isn't, or no broker answers
   */
  public static KafkaDeadLetterWriter open(
      String topic, FailedRecords kind, ProducerSettings settings, SinkContext context) {
    KafkaFailures failures = settings.failures(context);
    TaskProducer producer = settings.producer(context, failures);
    TopicTargets.Target target =
        new TopicTargets(settings, context, failures, producer).require(topic);
    if (target.info().compacted()) {
      throw compacted(topic, kind, failures);
    }
    producer.ready(failures);
    return new KafkaDeadLetterWriter(
        topic, kind, failures, new ProducerLane(producer, failures), target.limit());
  }

  static EtlException compacted(String topic, FailedRecords kind, KafkaFailures failures) {
    return failures.error(
        EtlError.KAFKA_0009,
        "the "
            + kind.place()
            + " '"
            + topic
            + "' is compacted: a later record of a key would take the place of an earlier one",
        "set cleanup.policy=delete on the topic");
  }

  @Override
  public void write(DeadLetter letter) {
    List<dev.etlsdk.api.batch.Header> headers = headers(letter);
    // What a redrive has noted stays; what only says that the record waited doesn't.
    boolean redriven = RedriveHeaders.count(headers, letter.pipeline()) > 0;
    send(
        letter,
        headers.stream()
            .filter(header -> !RetryHeaders.isOne(header.name()))
            .filter(header -> redriven || !RedriveHeaders.isOne(header.name()))
            .toList());
  }

  @Override
  public void write(DeadLetter letter, Instant since, Instant notBefore) {
    List<dev.etlsdk.api.batch.Header> headers = headers(letter);
    int redrives = RedriveHeaders.count(headers, letter.pipeline());
    send(
        letter,
        RetryHeaders.added(
            RedriveHeaders.added(headers, letter.pipeline(), letter.stream(), redrives),
            letter.attempt(),
            since,
            notBefore));
  }

  @SuppressWarnings("NullAway") // the client takes null for partition, key and value
  private void send(DeadLetter letter, List<dev.etlsdk.api.batch.Header> all) {
    producer.check();
    SourceRecords records = letter.records();
    int ordinal = letter.ordinal();
    boolean known = isKnown(letter);
    byte[] key = known ? records.key(ordinal) : null;
    byte[] value = known ? records.value(ordinal) : null;
    Header[] headers =
        all.stream()
            .map(header -> new RecordHeader(header.name(), header.value()))
            .toArray(Header[]::new);
    checkSize(letter, key, value, headers);
    // The letter's own time: by the source record's, retention might delete the letter at once.
    producer.send(
        new ProducerRecord<>(
            topic, null, letter.time().toEpochMilli(), key, value, List.of(headers)));
  }

  /** Whether there is a source record: rows of a source that has none have no bytes to keep. */
  private static boolean isKnown(DeadLetter letter) {
    return letter.ordinal() < letter.records().count();
  }

  private void checkSize(
      DeadLetter letter, byte @Nullable [] key, byte @Nullable [] value, Header[] headers) {
    byte[] bytes = value == null ? new byte[0] : value;
    String problem = limit.problem(key, bytes, 0, bytes.length, headers);
    if (problem != null) {
      throw failures.error(
          EtlError.KAFKA_0015,
          kind.what()
              + place(letter)
              + " can't be written to the "
              + kind.place()
              + " '"
              + topic
              + "': "
              + problem
              + ". Nothing of its batch is acknowledged, and starting again can't help before the"
              + " topic takes it",
          "raise max.message.bytes of the "
              + kind.place()
              + " to "
              + RoomAudit.HEADROOM
              + " above the source topic's at least (what is written is the whole record and the"
              + " reason), and where that is what is too small, max.request.size of its producer;"
              + " then start the pipeline again, which reads the record again");
    }
  }

  private static String place(DeadLetter letter) {
    SourceRecords records = letter.records();
    int ordinal = letter.ordinal();
    if (!isKnown(letter)) {
      return "a row without a source record";
    }
    return records.topic(ordinal)
        + "-"
        + records.partition(ordinal)
        + "@"
        + records.offset(ordinal);
  }

  private static List<dev.etlsdk.api.batch.Header> headers(DeadLetter letter) {
    List<dev.etlsdk.api.batch.Header> ofRecord =
        isKnown(letter) ? letter.records().headers(letter.ordinal()) : List.of();
    return DeadLetterHeaders.of(letter).with(ofRecord);
  }

  @Override
  public Committable prepare(Position position) {
    return prepare(TaskProgress.of(position));
  }

  @Override
  public Committable prepare(TaskProgress progress) {
    return producer.prepare(progress);
  }

  /** Without transactions, what has arrived is final. */
  @Override
  public void commit(Committable committable) {
    producer.commit(committable);
  }

  @Override
  public void abort() {
    producer.abort();
  }

  /** The producer belongs to the task, which closes it. */
  @Override
  public void close() {}
}
