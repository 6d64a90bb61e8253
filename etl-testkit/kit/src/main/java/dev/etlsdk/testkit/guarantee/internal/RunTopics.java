package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.pipeline.internal.PipelineTopics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** The topics of a pipeline under test, new at the start, deleted at the end with its groups. */
public final class RunTopics implements AutoCloseable {

  private static final int ANSWER_SECONDS = 10;

  private final KafkaBroker broker;
  private final String groups;
  private final Set<String> topics;

  private RunTopics(KafkaBroker broker, String groups, Set<String> topics) {
    this.broker = broker;
    this.groups = groups;
    this.topics = topics;
  }

  /**
   * Makes the topics of a pipeline, empty.
   *
   * @param foreign whether others use the broker, so that a topic may be somebody's
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-TESTKIT-0003} if one is
   */
  public static RunTopics create(
      KafkaBroker broker,
      Pipeline pipeline,
      String input,
      List<Outlet> outlets,
      int partitions,
      boolean foreign) {
    Set<String> topics = new LinkedHashSet<>(PipelineTopics.of(pipeline).all());
    topics.add(input);
    outlets.forEach(outlet -> topics.add(outlet.topic()));
    List<String> existing = broker.topics();
    for (String topic : topics) {
      if (existing.contains(topic)) {
        if (foreign) {
          throw PipelineTopics.taken(topic);
        }
        broker.deleteTopic(topic);
      }
      broker.createTopic(topic, partitions);
    }
    return new RunTopics(broker, pipeline.name() + ":", topics);
  }

  /**
   * Members that were killed would hold their partitions until their sessions end, in the way of
   * the next test of the pipeline.
   */
  private void forgetGroups() {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) broker.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_SECONDS * 1000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_SECONDS * 500))) {
      List<String> ours =
          admin.listGroups().all().get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
              .map(group -> group.groupId())
              .filter(group -> group.startsWith(groups))
              .toList();
      for (String group : ours) {
        admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException refused) {
      // Of the newer group protocol; then their sessions have to end.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    forgetGroups();
    topics.forEach(broker::deleteTopic);
  }
}
