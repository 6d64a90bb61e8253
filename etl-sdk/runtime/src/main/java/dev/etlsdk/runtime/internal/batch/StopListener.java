package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.sink.DeadLetter;
import java.util.List;

/** Is told of records that stop a pipeline, before it stops. Called by any task's work thread. */
@FunctionalInterface
public interface StopListener {

  /**
   * Records of one stream and batch failed, and the policy is to stop.
   *
   * @param letters what a dead-letter sink would get
   */
  void stopping(List<DeadLetter> letters);
}
