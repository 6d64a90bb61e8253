package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.kafka.internal.settings.Deadline;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.jspecify.annotations.Nullable;

/** Finds the partitions of a source's topics. Used by the thread that uses the consumer. */
final class TopicDirectory {

  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final boolean awaitsMade;

  /**
   * A directory.
   *
   * @param awaitsMade whether topics that the pipeline makes are waited for; otherwise retry topics
   *     may be missing, which whoever writes to them tells
   */
  TopicDirectory(
      Consumer<byte[], byte[]> consumer,
      SourceSettings settings,
      KafkaFailures failures,
      boolean awaitsMade) {
    this.consumer = consumer;
    this.settings = settings;
    this.failures = failures;
    this.awaitsMade = awaitsMade;
  }

  /**
   * All partitions of the selected topics, by topic.
   *
   * @throws EtlException if a topic doesn't exist, or no broker answers
   */
  List<TopicPartition> partitions() {
    Map<String, List<PartitionInfo>> topics;
    Deadline deadline = Deadline.after(settings.connectTimeout());
    try {
      topics = Wakeups.ignoring(() -> ask(deadline));
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.KAFKA_0008, "reading the topics' partitions", deadline.limit(), failure);
    }
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        (topic, infos) ->
            infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .forEach(partitions::add));
    return partitions;
  }

  private Map<String, List<PartitionInfo>> ask(Deadline deadline) {
    return settings.topics() instanceof TopicSelection.Names names
        ? named(names.names(), deadline)
        : matching((TopicSelection.Matching) settings.topics(), deadline);
  }

  private Map<String, List<PartitionInfo>> named(Collection<String> names, Deadline deadline) {
    Map<String, List<PartitionInfo>> found = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      boolean made = settings.madeTopics().contains(name);
      boolean isSinks = settings.retryTopics().contains(name);
      List<PartitionInfo> infos =
          made && awaitsMade ? awaited(name, deadline) : partitionsOf(name, deadline);
      if (infos.isEmpty() && (awaitsMade || !isSinks)) {
        missing.add(name);
      } else if (!infos.isEmpty()) {
        found.put(name, infos);
      }
    }
    if (!missing.isEmpty()) {
      throw missing(missing, deadline);
    }
    return found;
  }

  /** A topic that the work thread makes, which begins at the same time. */
  private List<PartitionInfo> awaited(String topic, Deadline deadline) {
    List<PartitionInfo> infos = partitionsOf(topic, deadline);
    while (infos.isEmpty() && !deadline.isPast()) {
      LockSupport.parkNanos(PAUSE_NANOS);
      infos = partitionsOf(topic, deadline);
    }
    return infos;
  }

  private List<PartitionInfo> partitionsOf(String topic, Deadline deadline) {
    try {
      @Nullable List<PartitionInfo> infos = consumer.partitionsFor(topic, deadline.left());
      return infos == null ? List.of() : infos;
    } catch (InvalidTopicException invalid) {
      return List.of();
    }
  }

  private EtlException missing(List<String> missing, Deadline deadline) {
    Collection<String> existing = consumer.listTopics(deadline.left()).keySet();
    StringBuilder fix = new StringBuilder();
    for (String name : missing) {
      String question = NearestNames.question(name, existing);
      fix.append(question).append(question.isEmpty() ? "" : " ");
    }
    fix.append("Create what is missing; a source creates no topics");
    if (missing.stream().anyMatch(settings.retryTopics()::contains)) {
      fix.append(", a retry topic is made with createTopic(partitions, replication)");
    }
    return failures.error(
        EtlError.KAFKA_0002,
        (missing.size() == 1
                ? "the topic '" + missing.get(0) + "' doesn't"
                : "the topics " + missing + " don't")
            + " exist on "
            + failures.servers(),
        fix.toString());
  }

  private Map<String, List<PartitionInfo>> matching(
      TopicSelection.Matching selection, Deadline deadline) {
    Map<String, List<PartitionInfo>> all = consumer.listTopics(deadline.left());
    Map<String, List<PartitionInfo>> matching = new TreeMap<>();
    all.forEach(
        (topic, infos) -> {
          if (selection.selects(topic)) {
            matching.put(topic, infos);
          }
        });
    if (matching.isEmpty() && !selection.mayBeNone()) {
      throw failures.error(
          EtlError.KAFKA_0002,
          "no topic on " + failures.servers() + " matches the pattern " + selection,
          "the pattern has to match a topic's whole name; if its topics are created later, say"
              + " topicsMayAppear(), in a worker's configuration "
              + failures.key("source.topics-may-appear"));
    }
    return matching;
  }
}
