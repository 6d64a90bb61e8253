package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The topics that a writer sends to, looked at when the first record for one comes. Used by the
 * work thread.
 */
final class TopicTargets implements AutoCloseable {

  /** How long a topic that doesn't exist isn't looked for again. */
  private static final long ABSENCE_MILLIS = Duration.ofSeconds(10).toMillis();

  /** How many topics are remembered: names come out of data, and there is no end of these. */
  private static final int MOST = 10_000;

  private final ProducerSettings settings;
  private final SinkContext context;
  private final KafkaFailures failures;
  private final TaskProducer producer;
  private final Map<String, Target> targets = new Recent<>();
  private final Map<String, Long> absentSince = new Recent<>();

  /** Kept open once rows name their topics. */
  private @Nullable TopicAdmin admin;

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
    try (TopicAdmin opened = TopicAdmin.open(settings, context, failures)) {
      return target(opened.require(topic));
    }
  }

  /**
   * The topics that the rows of a batch name; those that aren't there are missing in the result.
   * Asks for all that are new in one request.
   */
  Map<String, Target> find(Set<String> names) {
    Map<String, Target> found = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    long now = context.clock().millis();
    for (String name : names) {
      Target known = targets.get(name);
      Long absent = absentSince.get(name);
      if (known != null) {
        found.put(name, known);
      } else if (absent == null || now - absent >= ABSENCE_MILLIS) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      Map<String, TopicInfo> infos = admin().find(unknown);
      for (String name : unknown) {
        TopicInfo info = infos.get(name);
        if (info == null) {
          absentSince.put(name, now);
        } else {
          absentSince.remove(name);
          Target target = target(info);
          targets.put(name, target);
          found.put(name, target);
        }
      }
    }
    return found;
  }

  private TopicAdmin admin() {
    TopicAdmin open = admin;
    if (open == null) {
      open = TopicAdmin.open(settings, context, failures);
      admin = open;
    }
    return open;
  }

  private Target target(TopicInfo info) {
    producer.admit(info, failures);
    return new Target(info, new SizeLimit(producer, info));
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close();
    }
  }

  /**
   * A topic to send to.
   *
   * @param info what is known of it
   * @param limit how large its records may be
   */
  record Target(TopicInfo info, SizeLimit limit) {}

  /** Forgets what wasn't asked for the longest time. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }
}
