package dev.etlsdk.testkit.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Apache Kafka's own image in a container. */
final class ContainerKafka extends ClientBackedBroker {

  private static final String DEFAULT_IMAGE = "apache/kafka:4.3.1";

  /** As far as it makes no difference to what is tested, the same as {@link KRaftNode} sets. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
          "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
          "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "100",
          "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "100",
          "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "50",
          "KAFKA_LOG_RETENTION_MS", "-1",
          "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4",
          "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
          "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1",
          "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");

  private final KafkaContainer container;

  private ContainerKafka(KafkaContainer container) {
    super(container.getBootstrapServers());
    this.container = container;
  }

  /**
   * Starts a container.
   *
   * @param image null for the image of the version that the kit is tested with
   * @throws dev.etlsdk.api.error.EtlException when no engine answers or the container does not
   *     start
   */
  static ContainerKafka start(@Nullable String image) {
    QuietLogging.apply();
    String name = image == null ? DEFAULT_IMAGE : image;
    KafkaContainer container =
        new KafkaContainer(DockerImageName.parse(name).asCompatibleSubstituteFor("apache/kafka"))
            .withEnv(SETTINGS);
    try {
      container.start();
      return new ContainerKafka(container);
    } catch (RuntimeException failure) {
      container.stop();
      throw BrokerFailure.start(
              "cannot run Kafka from the image "
                  + name
                  + " in a container: "
                  + failure.getMessage())
          .cause(failure)
          .fix("start a Docker-compatible engine, or set -D" + BrokerKind.PROPERTY + "=embedded")
          .build();
    }
  }

  @Override
  public void close() {
    super.close();
    container.stop();
  }
}
