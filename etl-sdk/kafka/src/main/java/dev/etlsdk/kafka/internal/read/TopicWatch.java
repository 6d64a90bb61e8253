package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.internal.settings.ConsumerDefaults;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a topic was deleted while it is read. The client itself says nothing: it takes the
 * partitions away, or asks for them for ever. Used by the poll thread.
 *
 * <p>Looks as often as the client refreshes what it knows of the topics, and asks the brokers only
 * about a topic that isn't in there any more. What is missing once is looked for again a moment
 * later: a broker that has just started may not know all topics yet.
 */
final class TopicWatch {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Consumer<?, ?> consumer;
  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final long intervalNanos;
  private final Set<String> seen = new TreeSet<>();
  private Set<String> suspects = Set.of();

  /** Topics of which partitions were taken away unread: to another reader, or with the topic. */
  private final Set<String> left = new TreeSet<>();

  private long nextLook;

  TopicWatch(Consumer<?, ?> consumer, SourceSettings settings, KafkaFailures failures) {
    this.consumer = consumer;
    this.settings = settings;
    this.failures = failures;
    this.intervalNanos = interval(settings.properties()).toNanos();
    this.nextLook = System.nanoTime() + intervalNanos;
    if (settings.topics() instanceof TopicSelection.Names names) {
      seen.addAll(names.names());
    }
  }

  private static Duration interval(Map<String, String> properties) {
    Object millis =
        properties.getOrDefault(
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            String.valueOf(ConsumerDefaults.VALUES.get(ConsumerConfig.METADATA_MAX_AGE_CONFIG)));
    try {
      return Duration.ofMillis(Long.parseLong(millis.toString().trim()));
    } catch (NumberFormatException indirect) {
      // A value that a configuration provider of the client gives.
      return Duration.ofSeconds(30);
    }
  }

  /**
   * Looks, if it is time to; to be called with every poll.
   *
   * @param reading the topics of the partitions that this reader has
   * @throws EtlException if a topic is gone that was named, or that a bounded source has yet to
   *     read
   */
  void look(Collection<String> reading) {
    seen.addAll(reading);
    if (System.nanoTime() - nextLook < 0) {
      return;
    }
    Set<String> missing = missing();
    Set<String> gone = new HashSet<>(missing);
    gone.retainAll(suspects);
    suspects = missing;
    boolean soon = !missing.isEmpty() || !left.isEmpty();
    nextLook = System.nanoTime() + (soon ? AGAIN_NANOS : intervalNanos);
    if (!gone.isEmpty()) {
      tell(gone);
    }
  }

  /** Partitions were taken away before a bounded source has read them. */
  void left(Collection<String> topics) {
    if (!topics.isEmpty()) {
      left.addAll(topics);
      nextLook = System.nanoTime();
    }
  }

  /** Whether what was taken away is known to be somewhere else. */
  boolean isSure() {
    return left.isEmpty();
  }

  private Set<String> missing() {
    Set<String> missing = new HashSet<>();
    try {
      if (!left.isEmpty()) {
        // The brokers' word: what the client knows may be older than the change.
        Set<String> existing = consumer.listTopics(LIMIT).keySet();
        left.removeIf(existing::contains);
        missing.addAll(left);
      }
      for (String topic : seen) {
        if (isMissing(topic)) {
          missing.add(topic);
        }
      }
    } catch (TimeoutException | WakeupException later) {
      // Whoever doesn't answer at all is another's to notice.
      return Set.of();
    }
    return missing;
  }

  private boolean isMissing(String topic) {
    try {
      List<?> partitions = consumer.partitionsFor(topic, LIMIT);
      return partitions == null || partitions.isEmpty();
    } catch (InvalidTopicException gone) {
      return true;
    }
  }

  private void tell(Set<String> gone) {
    List<String> names = new ArrayList<>(new TreeSet<>(gone));
    if (settings.topics() instanceof TopicSelection.Matching && !settings.bounded()) {
      LOG.warn(
          "the topics {}, which match {}, were deleted while they were read; what had not been read"
              + " of them is gone",
          names,
          settings.topics());
      seen.removeAll(gone);
      suspects = Set.of();
      return;
    }
    throw failures.error(
        EtlError.KAFKA_0002,
        (names.size() == 1
                ? "the topic '" + names.get(0) + "' was"
                : "the topics " + names + " were")
            + " deleted while being read; what had not been read is gone",
        "start the pipeline again when the topic is there again, or without it; where the group has"
            + " committed more than a new topic holds, that is reported then");
  }
}
