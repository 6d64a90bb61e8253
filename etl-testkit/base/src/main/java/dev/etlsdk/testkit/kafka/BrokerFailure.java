package dev.etlsdk.testkit.kafka;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Turns the ways in which a broker can fail a caller into exceptions that say what was asked. */
final class BrokerFailure {

  private BrokerFailure() {}

  /** A call to a running broker failed. */
  static EtlException of(String what, Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return of("interrupted while waiting for the broker to " + what)
          .cause(failure)
          .fix("don't interrupt the test's thread")
          .build();
    }
    if (failure instanceof TimeoutException) {
      return of("the broker did not "
              + what
              + " within "
              + BrokerAdmin.ANSWER_LIMIT.toSeconds()
              + " s")
          .cause(failure)
          .fix("check that it runs and that its address is right")
          .build();
    }
    Throwable reason =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return of("the broker refused to " + what + ": " + reason.getMessage())
        .cause(reason)
        .fix(fixOf(reason))
        .build();
  }

  private static String fixOf(Throwable reason) {
    if (reason instanceof UnknownTopicOrPartitionException) {
      return "create the topic before, or check its name";
    }
    if (reason instanceof TopicExistsException) {
      return "take another name; createUniqueTopic makes one that no other test has";
    }
    if (reason instanceof RecordTooLargeException) {
      return "publish a smaller record, or create the topic with a larger max.message.bytes";
    }
    return "correct what is asked by the reason that the broker gives";
  }

  static EtlException.Builder of(String problem) {
    return EtlException.of(EtlError.TESTKIT_0002, problem);
  }

  /** A broker did not come up. */
  static EtlException.Builder start(String problem) {
    return EtlException.of(EtlError.TESTKIT_0001, problem);
  }
}
