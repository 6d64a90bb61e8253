package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a callback's failure until the client's poll has returned: it would wrap it, and go on with
 * the rebalance. Used by the poll thread.
 */
final class CallbackGuard {

  private @Nullable RuntimeException failure;

  void run(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException thrown) {
      if (failure == null) {
        failure = thrown;
      }
    }
  }

  /** Throws the first failure. */
  void throwFailure(KafkaFailures failures, SourceSettings settings) {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw failures.of(
          EtlError.KAFKA_0008, "taking or giving partitions", settings.connectTimeout(), thrown);
    }
  }
}
