package dev.etlsdk.kafka.internal;

import dev.etlsdk.api.sink.SinkContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The topics that a writer sends to, looked at when the first record for one comes. Used by the
 * work thread.
 */
final class TopicTargets {

  /** How long a topic that doesn't exist isn't looked for again. */
  private static final long ABSENCE_MILLIS = Duration.ofSeconds(10).toMillis();

  private final ProducerSettings settings;
  private final SinkContext context;
  private final KafkaFailures failures;
  private final TaskProducer producer;
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Long> absentSince = new HashMap<>();

  TopicTargets(
      ProducerSettings settings,
      SinkContext context,
      KafkaFailures failures,
      TaskProducer producer) {
    this.settings = settings;
    this.context = context;
    this.failures = failures;
    this.producer = producer;
  }

  /**
   * A topic that has to be there.
   *
   * @throws dev.etlsdk.api.error.EtlException if it isn't
   */
  Target require(String topic) {
    try (TopicAdmin admin = TopicAdmin.open(settings, context, failures)) {
      Target target = target(admin.require(topic));
      targets.put(topic, target);
      return target;
    }
  }

  /** A topic that a row names, or null if it isn't there. */
  @Nullable Target find(String topic) {
    Target known = targets.get(topic);
    if (known != null) {
      return known;
    }
    Clock clock = context.clock();
    Long absent = absentSince.get(topic);
    if (absent != null && clock.millis() - absent < ABSENCE_MILLIS) {
      return null;
    }
    try (TopicAdmin admin = TopicAdmin.open(settings, context, failures)) {
      Optional<TopicInfo> info = admin.find(topic);
      if (info.isEmpty()) {
        absentSince.put(topic, clock.millis());
        return null;
      }
      absentSince.remove(topic);
      Target target = target(info.get());
      targets.put(topic, target);
      return target;
    }
  }

  private Target target(TopicInfo info) {
    return new Target(info, new SizeLimit(producer, info));
  }

  /**
   * A topic to send to.
   *
   * @param info what is known of it
   * @param limit how large its records may be
   */
  record Target(TopicInfo info, SizeLimit limit) {}
}
