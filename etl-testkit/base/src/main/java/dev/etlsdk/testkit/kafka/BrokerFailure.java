package dev.etlsdk.testkit.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Turns the ways in which a call to the broker can fail into one exception that says what was
 * asked.
 */
final class BrokerFailure {

  private BrokerFailure() {}

  static IllegalStateException of(String what, Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new IllegalStateException(
          "Interrupted while waiting for the broker to " + what + ".", failure);
    }
    if (failure instanceof TimeoutException) {
      return new IllegalStateException(
          "The broker did not "
              + what
              + " within "
              + BrokerAdmin.ANSWER_LIMIT.toSeconds()
              + " s. Is it stopped, or is its address wrong?",
          failure);
    }
    Throwable reason =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new IllegalStateException(
        "The broker refused to " + what + ": " + reason.getMessage(), reason);
  }
}
