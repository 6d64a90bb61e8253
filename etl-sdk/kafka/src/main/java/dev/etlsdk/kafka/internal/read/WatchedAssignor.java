package dev.etlsdk.kafka.internal.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own cooperative assignor, under its own name, which tells a {@link GroupProgress} when
 * the member asks to join the group anew and when it has. Called by the client, on the poll thread.
 *
 * <p>Partitions move in two steps: a first assignment withholds them from their new owner, and
 * whoever has them gives them up and joins anew for the second. If that member is killed in
 * between, and it is static, its successor gets the first assignment as it stands, and nobody asks
 * for the second: the partitions would stay without an owner. So an assignment that withholds some
 * says so, and a member whose first assignment that is joins anew.
 */
public final class WatchedAssignor extends CooperativeStickyAssignor implements Configurable {

  /** The key under which the consumer's configuration holds the one that is told. */
  static final String TOLD = "etl.group.progress";

  /** The data of an assignment that withholds partitions. */
  private static final ByteBuffer MOVING =
      ByteBuffer.wrap("moving".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

  private @Nullable GroupProgress told;
  private boolean assigned;

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
  public GroupAssignment assign(Cluster metadata, GroupSubscription subscriptions) {
    GroupAssignment division = super.assign(metadata, subscriptions);
    return withholds(division, metadata, subscriptions) ? moving(division) : division;
  }

  private static boolean withholds(
      GroupAssignment division, Cluster metadata, GroupSubscription subscriptions) {
    Set<TopicPartition> given = new HashSet<>();
    division.groupAssignment().values().forEach(part -> given.addAll(part.partitions()));
    Set<String> topics = new HashSet<>();
    subscriptions.groupSubscription().values().forEach(each -> topics.addAll(each.topics()));
    return topics.stream()
        .flatMap(topic -> metadata.partitionsForTopic(topic).stream())
        .anyMatch(info -> !given.contains(new TopicPartition(info.topic(), info.partition())));
  }

  private static GroupAssignment moving(GroupAssignment division) {
    Map<String, Assignment> marked = new HashMap<>();
    division
        .groupAssignment()
        .forEach(
            (member, part) ->
                marked.put(member, new Assignment(part.partitions(), MOVING.duplicate())));
    return new GroupAssignment(marked);
  }

  @Override
  public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
    super.onAssignment(assignment, metadata);
    GroupProgress progress = told;
    if (progress != null) {
      progress.joined(metadata);
      if (!assigned && MOVING.equals(assignment.userData())) {
        progress.joinAnew();
      }
    }
    assigned = true;
  }
}
