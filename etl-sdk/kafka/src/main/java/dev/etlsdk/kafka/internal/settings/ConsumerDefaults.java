package dev.etlsdk.kafka.internal.settings;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Consumer properties whose default here differs from the client's; each can be set by the user.
 */
public final class ConsumerDefaults {

  /** By name. */
  public static final Map<String, Object> VALUES =
      Map.of(
          // What isn't committed isn't data yet.
          ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
          // A misspelt topic is an error, not a new topic.
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
          // How long new partitions, and new topics of a pattern, stay unseen.
          ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000,
          // A poll of the client costs some microseconds whatever it brings.
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4_000,
          // The operating system sizes the socket's buffer better than a constant.
          ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);

  /**
   * How long the group waits for a member that says nothing, in milliseconds, where the worker has
   * no stable name: nobody takes the place of one that was killed, so others should soon.
   */
  public static final int SESSION_WITHOUT_WORKER_ID = 10_000;

  private ConsumerDefaults() {}
}
