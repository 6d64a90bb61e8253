package dev.etlsdk.testkit.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.OffsetSpec;

/**
 * Everything of {@link KafkaBroker} that works through clients, the same for each kind of broker.
 */
abstract class ClientBackedBroker implements KafkaBroker {

  private final String bootstrapServers;
  private final BrokerAdmin admin;
  private final RecordPublisher publisher;
  private final TopicReader reader;

  ClientBackedBroker(String bootstrapServers) {
    QuietLogging.apply();
    this.bootstrapServers = bootstrapServers;
    this.admin = new BrokerAdmin(bootstrapServers);
    this.publisher = new RecordPublisher(bootstrapServers);
    this.reader = new TopicReader(bootstrapServers);
  }

  final BrokerAdmin admin() {
    return admin;
  }

  @Override
  public final String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public final void createTopic(String topic, int partitions, Map<String, String> configs) {
    admin.createTopic(topic, partitions, configs);
  }

  @Override
  public final String createUniqueTopic(String prefix, int partitions) {
    String topic = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    createTopic(topic, partitions);
    return topic;
  }

  @Override
  public final void deleteTopic(String topic) {
    admin.deleteTopic(topic);
  }

  @Override
  public final void growTopic(String topic, int total) {
    admin.growTopic(topic, total);
  }

  @Override
  public final List<String> topics() {
    return admin.topics();
  }

  @Override
  public final void deleteRecordsBefore(String topic, int partition, long offset) {
    admin.deleteRecordsBefore(topic, partition, offset);
  }

  @Override
  public final void publish(String topic, String... values) {
    publish(topic, Arrays.stream(values).map(KafkaRecord::of).toList());
  }

  @Override
  public final void publish(String topic, Iterable<KafkaRecord> records) {
    publisher.publish(topic, records);
  }

  @Override
  public final List<ReceivedRecord> records(String topic, Visibility visibility) {
    return reader.readAll(topic, visibility);
  }

  @Override
  public final List<ReceivedRecord> awaitRecords(String topic, int count, Duration deadline) {
    return reader.await(topic, count, deadline);
  }

  @Override
  public final Map<Integer, Long> startOffsets(String topic) {
    return admin.offsets(topic, OffsetSpec.earliest());
  }

  @Override
  public final Map<Integer, Long> endOffsets(String topic) {
    return admin.offsets(topic, OffsetSpec.latest());
  }

  @Override
  public final Map<Integer, Long> committedOffsets(String group, String topic) {
    return admin.committedOffsets(group, topic);
  }

  @Override
  public void close() {
    admin.close();
  }
}
