package dev.etlsdk.testkit.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A running Kafka broker, and what tests do with it: make topics, publish, read back, ask for
 * offsets.
 *
 * <p>All methods may be called from any thread, and return when the broker has confirmed. They fail
 * after 30 s when the broker does not answer.
 *
 * <p>Brokers that this kit starts never create a topic on a client's request, keep records of any
 * age, and start a consumer group without a delay.
 */
public interface KafkaBroker extends AutoCloseable {

  /** The address for the clients' {@code bootstrap.servers}. */
  String bootstrapServers();

  /**
   * Creates a topic and waits until its partitions have leaders.
   *
   * @param configs topic settings by their Kafka names, such as {@code max.message.bytes}
   */
  void createTopic(String topic, int partitions, Map<String, String> configs);

  /** Creates a topic with the broker's settings and waits until its partitions have leaders. */
  default void createTopic(String topic, int partitions) {
    createTopic(topic, partitions, Map.of());
  }

  /**
   * Creates a topic under a name that no other test has, beginning with {@code prefix}, and returns
   * the name.
   */
  String createUniqueTopic(String prefix, int partitions);

  /** Deletes a topic and waits until the broker no longer lists it. */
  void deleteTopic(String topic);

  /** Grows a topic to {@code total} partitions and waits until the new ones have leaders. */
  void growTopic(String topic, int total);

  /** The names of all topics that are not Kafka's own. */
  List<String> topics();

  /**
   * Deletes a partition's records before {@code offset}, as retention would: afterwards the log
   * starts there.
   *
   * @param offset the first offset to keep
   */
  void deleteRecordsBefore(String topic, int partition, long offset);

  /** Publishes texts without keys, dealt out to the partitions in turn, from partition 0 on. */
  void publish(String topic, String... values);

  /**
   * Publishes records in order and waits until the broker has all of them.
   *
   * <p>A record with a partition goes there; else its key decides; else the partitions get such
   * records in turn, from partition 0 on. The records may be made on the fly: each is asked for
   * when there is room to send it.
   *
   * @throws dev.etlsdk.api.error.EtlException when the broker refuses a record; the cause is the
   *     client's exception
   */
  void publish(String topic, Iterable<KafkaRecord> records);

  /**
   * The records that a topic holds now, by partition and offset.
   *
   * @param visibility whether records of open and aborted transactions count
   */
  List<ReceivedRecord> records(String topic, Visibility visibility);

  /**
   * The records that a topic holds now and whose transactions are committed, by partition and
   * offset.
   */
  default List<ReceivedRecord> records(String topic) {
    return records(topic, Visibility.COMMITTED);
  }

  /**
   * Waits until a topic holds at least {@code count} committed records, and returns all that are
   * there then, by partition and offset. A topic that does not exist yet is waited for.
   *
   * @throws AssertionError when the deadline passes; the message shows the records that did arrive
   */
  List<ReceivedRecord> awaitRecords(String topic, int count, Duration deadline);

  /** The first offset that each partition still holds. */
  Map<Integer, Long> startOffsets(String topic);

  /** The offset that the next record of each partition will get, transaction markers counted. */
  Map<Integer, Long> endOffsets(String topic);

  /** What a consumer group has committed for a topic; a partition without a commit is absent. */
  Map<Integer, Long> committedOffsets(String group, String topic);

  /**
   * Ends what this object started: for a broker that was found running, only its own clients. May
   * be called twice.
   */
  @Override
  void close();
}
