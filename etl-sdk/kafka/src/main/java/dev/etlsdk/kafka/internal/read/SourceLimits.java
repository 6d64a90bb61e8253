package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.AdminClients;
import dev.etlsdk.kafka.internal.settings.Deadline;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.Secrets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** How large the records of a source's topics may be. */
public final class SourceLimits {

  private static final String LIMIT = "max.message.bytes";

  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final Deadline deadline;

  private SourceLimits(SourceSettings settings, SinkContext context) {
    this.settings = settings;
    this.failures =
        new KafkaFailures(
            settings.servers(),
            ErrorLocation.stage(context.pipeline(), context.stream()),
            Secrets.of(settings.properties()));
    this.deadline = Deadline.after(settings.connectTimeout());
  }

  /**
   * The limits of the topics that are there and whose settings may be read; topics in which records
   * wait are none of a source's own.
   *
   * @throws dev.etlsdk.api.error.EtlException if no broker answers
   */
  public static Map<String, Long> of(SourceSettings settings, SinkContext context) {
    return new SourceLimits(settings, context).look(context);
  }

  private Map<String, Long> look(SinkContext context) {
    Map<String, Long> limits = new TreeMap<>();
    try (TopicClient client =
        AdminClients.open(
            settings.servers(),
            settings.properties(),
            context.pipeline() + "-limits",
            settings.connectTimeout(),
            context.substitutes(),
            failures)) {
      client
          .config(topics(client))
          .forEach((topic, future) -> limit(future).ifPresent(bytes -> limits.put(topic, bytes)));
    }
    return limits;
  }

  private Collection<String> topics(TopicClient client) {
    Collection<String> all =
        settings.topics() instanceof TopicSelection.Names names
            ? names.names()
            : get(client.names()).orElse(Set.of());
    return all.stream()
        .filter(topic -> settings.topics().selects(topic))
        .filter(topic -> !settings.retryTopics().contains(topic))
        .toList();
  }

  private Optional<Long> limit(KafkaFuture<Config> future) {
    return get(future)
        .map(config -> config.get(LIMIT))
        .map(ConfigEntry::value)
        .map(Long::parseLong);
  }

  /** The answer; empty where there is none: a topic that is missing is its source's to tell. */
  private <T> Optional<T> get(KafkaFuture<T> future) {
    try {
      return Optional.of(
          future.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS));
    } catch (ExecutionException unknown) {
      return Optional.empty();
    } catch (java.util.concurrent.TimeoutException late) {
      throw failures.unreachable(deadline.limit(), late);
    } catch (InterruptedException interrupted) {
      throw failures.of(
          EtlError.KAFKA_0008,
          "waiting for Kafka",
          deadline.limit(),
          new InterruptException(interrupted));
    }
  }
}
