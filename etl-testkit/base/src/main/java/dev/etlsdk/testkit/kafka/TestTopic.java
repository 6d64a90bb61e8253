package dev.etlsdk.testkit.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A topic of a {@link KafkaBroker}, under one name. A test that uses nothing else of its broker
 * runs the same on a broker in memory, in the JVM and in a container. As thread-safe as the broker.
 */
public final class TestTopic {

  private final KafkaBroker broker;
  private final String name;

  private TestTopic(KafkaBroker broker, String name) {
    this.broker = broker;
    this.name = name;
  }

  /** The topic of that name, whether it exists or not. */
  public static TestTopic of(KafkaBroker broker, String name) {
    return new TestTopic(broker, Objects.requireNonNull(name, "name"));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Publishes texts without keys, dealt out to the partitions in turn. */
  public TestTopic publish(String... values) {
    broker.publish(name, values);
    return this;
  }

  /** Publishes records in order; see {@link KafkaBroker#publish(String, Iterable)}. */
  public TestTopic publish(KafkaRecord... records) {
    broker.publish(name, Arrays.asList(records));
    return this;
  }

  /** Publishes records in order; see {@link KafkaBroker#publish(String, Iterable)}. */
  public TestTopic publish(Iterable<KafkaRecord> records) {
    broker.publish(name, records);
    return this;
  }

  /** The committed records that it holds now, by partition and offset. */
  public List<ReceivedRecord> records() {
    return broker.records(name);
  }

  /** The values of {@link #records()}, read as UTF-8. */
  public List<String> texts() {
    return records().stream().map(record -> String.valueOf(record.text())).toList();
  }

  /** The first offset that each partition still holds. */
  public Map<Integer, Long> startOffsets() {
    return broker.startOffsets(name);
  }

  /** The offset that the next record of each partition will get. */
  public Map<Integer, Long> endOffsets() {
    return broker.endOffsets(name);
  }

  /** What a consumer group has committed; a partition without a commit is absent. */
  public Map<Integer, Long> committedOffsets(String group) {
    return broker.committedOffsets(group, name);
  }

  @Override
  public String toString() {
    return name;
  }
}
