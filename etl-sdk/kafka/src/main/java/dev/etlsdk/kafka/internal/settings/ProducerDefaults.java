package dev.etlsdk.kafka.internal.settings;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Producer properties whose default here differs from the client's; each can be set by the user.
 */
public final class ProducerDefaults {

  /** By name. */
  public static final Map<String, Object> VALUES =
      Map.of(
          // Small records fill the client's 16 KiB in a few hundred: fewer and larger requests cost
          // client and broker less.
          ProducerConfig.BATCH_SIZE_CONFIG,
          128 * 1024,
          ProducerConfig.LINGER_MS_CONFIG,
          10,
          // The topic's limit decides, which is read when the sink is opened; not a second one
          // beside it.
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          16 * 1024 * 1024,
          // The operating system sizes the socket's buffer better than a constant.
          ProducerConfig.SEND_BUFFER_CONFIG,
          -1);

  /**
   * How long a transaction may stay open, in milliseconds, where the worker has no stable name.
   * Nobody gives up the transaction of one that was killed but the broker, after this time; until
   * then those who read committed output, and those who take over its partitions, wait.
   */
  public static final int TIMEOUT_WITHOUT_WORKER_ID = 10_000;

  /** The same of a worker that has one, in milliseconds: the client's own default. */
  public static final int TRANSACTION_TIMEOUT = 60_000;

  /**
   * How many batches of a partition may be on their way at once, where there are no transactions. A
   * leader that is new to a producer takes whichever of its batches comes first as its first: where
   * leaders move while several are on their way, those before it would be refused until their
   * delivery times out, and then come behind it. With transactions the broker takes none but the
   * first.
   */
  public static final int IN_FLIGHT_WITHOUT_TRANSACTIONS = 1;

  private ProducerDefaults() {}
}
