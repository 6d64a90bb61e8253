package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether anything is left in retry topics, and doesn't wait for the answer. Used by the poll
 * thread.
 *
 * <p>The ends are asked for after the committed offsets are known, so that what was put there
 * before such a commit, or with it, stands before the end that is found. They are those of what is
 * written, not of what can be read: a transaction's offsets may be known to the group before its
 * records can be read.
 */
final class RetryTopicEnds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RetryTopicEnds.class);

  private final Supplier<TopicClient> clients;
  private final KafkaFailures failures;
  private final Duration limit;
  private @Nullable TopicClient client;
  private @Nullable KafkaFuture<Map<TopicPartition, Long>> answer;
  private Map<TopicPartition, Long> committed = Map.of();

  /**
   * Asks nothing yet.
   *
   * @param clients makes what is asked, when it is needed; it gives up at the limit
   */
  RetryTopicEnds(Supplier<TopicClient> clients, KafkaFailures failures, Duration limit) {
    this.clients = clients;
    this.failures = failures;
    this.limit = limit;
  }

  /** Whether there is a question without an answer. */
  boolean isAsked() {
    return answer != null;
  }

  /** Asks whether these offsets, which the group has committed, are the ends. */
  void ask(Map<TopicPartition, Long> nowCommitted) {
    TopicClient asked = client;
    if (asked == null) {
      asked = clients.get();
      client = asked;
    }
    committed = Map.copyOf(nowCommitted);
    answer = asked.ends(committed.keySet());
  }

  /**
   * Takes the answer, if it is there.
   *
   * @return whether everything is committed; not while that isn't known
   */
  boolean areReached() {
    KafkaFuture<Map<TopicPartition, Long>> given = answer;
    if (given == null || !given.isDone()) {
      return false;
    }
    answer = null;
    try {
      Map<TopicPartition, Long> ends = given.get();
      return ends.entrySet().stream()
          .allMatch(end -> committed.getOrDefault(end.getKey(), -1L) >= end.getValue());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RetriableException later) {
        LOG.debug("the ends of {} aren't known yet", committed.keySet(), later);
        return false;
      }
      throw failures.of(EtlError.KAFKA_0008, "reading the retry topics' ends", limit, failed);
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
