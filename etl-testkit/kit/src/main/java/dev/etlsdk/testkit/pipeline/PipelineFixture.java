package dev.etlsdk.testkit.pipeline;

import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A pipeline under test. Used by the test's thread.
 *
 * @param <P> the annotated interface
 */
public interface PipelineFixture<P> {

  /**
   * Publishes rows to the topic that a stream reads, in the format of its source.
   *
   * @param stream a method with a Kafka source, as in {@code EvenSums::test_table}
   */
  @SuppressWarnings("unchecked")
  <R extends Record> void send(Function<? super P, Rows<R>> stream, R... rows);

  /**
   * Publishes a text to the topic that a stream reads, as it is: for what isn't a row.
   *
   * @param stream a method with a Kafka source
   */
  void sendText(Function<? super P, ? extends Rows<?>> stream, String... values);

  /**
   * Publishes records to the topic that a stream reads: with a key, a partition, headers, a time.
   *
   * @param stream a method with a Kafka source
   */
  void sendRecords(Function<? super P, ? extends Rows<?>> stream, KafkaRecord... records);

  /**
   * Lets the pipeline process everything that was sent, and commit it.
   *
   * @throws dev.etlsdk.api.error.EtlException if the pipeline fails
   */
  void run();

  /**
   * The rows that a stream has sent to its Kafka sink since the test began, by partition and
   * offset.
   *
   * @param stream a method with a Kafka sink, as in {@code EvenSums::sums}
   */
  <R extends Record> List<R> rows(Function<? super P, Rows<R>> stream);

  /**
   * What {@link #rows} gives, as the records that the topic has: with their keys, partitions and
   * headers, and tombstones among them.
   *
   * @param stream a method with a Kafka sink
   */
  List<ReceivedRecord> records(Function<? super P, ? extends Rows<?>> stream);

  /**
   * The rows of a stream that a static method makes, which no reference to a method without
   * parameters can name: {@code pipeline.rows("label", Label.class)}. Any other stream has a name
   * as well.
   *
   * @param stream the stream's name, which is its method's
   * @param record what each row becomes; it has a typed batch
   */
  <R extends Record> List<R> rows(String stream, Class<R> record);

  /**
   * What {@link #rows(String, Class)} gives, as the records that the topic has.
   *
   * @param stream the stream's name, which is its method's
   */
  List<ReceivedRecord> records(String stream);

  /** The records that went to the Kafka topics of dead letters since the test began. */
  List<ReceivedRecord> deadLetters();

  /** Where the topics are: the broker, or one in memory. Stays the fixture's. */
  KafkaBroker broker();

  /** Moves the clock on that the pipeline sees. It stands still otherwise. */
  void advance(Duration by);

  /** The clock that the pipeline sees. */
  Clock clock();
}
