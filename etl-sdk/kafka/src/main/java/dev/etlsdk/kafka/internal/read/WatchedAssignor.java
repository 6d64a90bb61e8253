package dev.etlsdk.kafka.internal.read;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Configurable;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own cooperative assignor, under its own name, which tells a {@link GroupProgress} when
 * the member asks to join the group anew and when it has. Called by the client, on the poll thread.
 */
public final class WatchedAssignor extends CooperativeStickyAssignor implements Configurable {

  /** The key under which the consumer's configuration holds the one that is told. */
  static final String TOLD = "etl.group.progress";

  private @Nullable GroupProgress told;

  /** Made by the client. */
  public WatchedAssignor() {}

  @Override
  public void configure(Map<String, ?> configs) {
    told = configs.get(TOLD) instanceof GroupProgress progress ? progress : null;
  }

  @Override
  public @Nullable ByteBuffer subscriptionUserData(Set<String> topics) {
    GroupProgress progress = told;
    if (progress != null) {
      progress.joining();
    }
    return super.subscriptionUserData(topics);
  }

  @Override
  public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
    super.onAssignment(assignment, metadata);
    GroupProgress progress = told;
    if (progress != null) {
      progress.joined(metadata);
    }
  }
}
