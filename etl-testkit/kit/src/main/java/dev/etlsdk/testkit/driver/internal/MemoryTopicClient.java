package dev.etlsdk.testkit.driver.internal;

import dev.etlsdk.kafka.internal.client.TopicClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.jspecify.annotations.Nullable;

/** Answers at once. */
final class MemoryTopicClient implements TopicClient {

  private final MemoryCluster cluster;

  MemoryTopicClient(MemoryCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public KafkaFuture<TopicDescription> describe(String topic) {
    return answer(
        () ->
            new TopicDescription(
                topic,
                false,
                cluster.topic(topic).infos().stream()
                    .map(
                        info ->
                            new TopicPartitionInfo(
                                info.partition(),
                                info.leader(),
                                List.of(info.replicas()),
                                List.of(info.inSyncReplicas())))
                    .toList()));
  }

  /** Replicas don't matter here: there is nothing that could fail. */
  @Override
  public KafkaFuture<Void> create(NewTopic topic) {
    return answer(
        () -> {
          Map<String, String> settings =
              Objects.requireNonNullElse(topic.configs(), Map.<String, String>of());
          cluster.create(topic.name(), topic.numPartitions(), settings);
          return null;
        });
  }

  @Override
  public KafkaFuture<Config> config(String topic) {
    return answer(
        () ->
            new Config(
                cluster.topic(topic).settings().entrySet().stream()
                    .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                    .toList()));
  }

  @Override
  public KafkaFuture<Set<String>> names() {
    return answer(() -> Set.copyOf(cluster.names()));
  }

  @Override
  public KafkaFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
    return answer(
        () -> {
          Map<TopicPartition, Long> ends = new HashMap<>();
          partitions.forEach(
              partition ->
                  ends.put(
                      partition,
                      cluster.topic(partition.topic()).log(partition.partition()).end()));
          return ends;
        });
  }

  @SuppressWarnings("NullAway") // a future of Void completes with null
  private static <T> KafkaFuture<T> answer(Supplier<@Nullable T> question) {
    KafkaFutureImpl<T> future = new KafkaFutureImpl<>();
    try {
      future.complete(question.get());
    } catch (ApiException refused) {
      future.completeExceptionally(refused);
    }
    return future;
  }

  @Override
  public void close() {
    // Nothing is under way.
  }
}
