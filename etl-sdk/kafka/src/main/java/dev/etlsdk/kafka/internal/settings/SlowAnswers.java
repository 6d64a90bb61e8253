package dev.etlsdk.kafka.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * What to look at where a client's time was over and its words say for what it waited. All of them
 * are also said where no broker can be reached at all.
 */
final class SlowAnswers {

  private SlowAnswers() {}

  /** What to look at; null where the words don't tell. */
  static @Nullable String fix(@Nullable String words) {
    if (words == null) {
      return null;
    }
    if (words.contains("not present in metadata")) {
      return "look whether the topic, or that partition of it, is still there";
    }
    if (words.startsWith("Expiring ")) {
      return "look whether the partition has a leader and enough replicas in sync"
          + " (min.insync.replicas), and whether the brokers keep up; the property"
          + " delivery.timeout.ms says how long to try";
    }
    if (words.startsWith("Failed to allocate ")) {
      return "the brokers take records more slowly than they come: look at their load, or raise the"
          + " properties buffer.memory or max.block.ms";
    }
    if (words.contains("awaiting InitProducerId")) {
      return "look whether the brokers can keep transactions: their setting"
          + " transaction.state.log.replication.factor may not exceed their number, nor"
          + " transaction.state.log.min.isr the number of those in sync";
    }
    return null;
  }
}
