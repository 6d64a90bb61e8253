package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.RetryTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where policies send records that fail. */
public final class PolicySinks {

  private PolicySinks() {}

  /** All places, the one where records wait first. */
  public static List<DeadLetterSink> of(ErrorPolicy policy) {
    List<DeadLetterSink> sinks = new ArrayList<>();
    waiting(policy).ifPresent(sinks::add);
    if (policy.last() instanceof ErrorPolicy.ToDeadLetter letter) {
      sinks.add(letter.sink());
    }
    return sinks;
  }

  /** The place where records wait to be tried again. */
  public static Optional<RetryTopic> waiting(ErrorPolicy policy) {
    return policy instanceof ErrorPolicy.Retried retried ? retried.through() : Optional.empty();
  }
}
