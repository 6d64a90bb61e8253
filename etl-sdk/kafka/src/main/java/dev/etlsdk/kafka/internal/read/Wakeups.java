package dev.etlsdk.kafka.internal.read;

import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Requests that a wake-up must not end. {@link KafkaReader#wakeup} is meant for a poll that waits;
 * where none does, the client ends the next request that waits, whichever that is.
 */
final class Wakeups {

  private Wakeups() {}

  /** Repeats a request until it ends by itself. */
  static <T> T ignoring(Supplier<T> request) {
    while (true) {
      try {
        return request.get();
      } catch (WakeupException stray) {
        // Each wake-up ends one request only.
      }
    }
  }
}
