package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * A task that stops while its splits go to others, before it could commit what it had read of them:
 * for the task it is the end that was asked for, and the others do what is left.
 */
final class Handover {

  private Handover() {}

  /**
   * Whether a task ended by this because its splits were another's before its commit. With exactly
   * once brokers refuse such a commit; else progress that isn't ours to commit any more is no
   * failure at all.
   */
  static boolean is(EtlException failure, DeliveryGuarantee delivery) {
    return failure.code() == EtlError.RUN_0007
        || (failure.code() == EtlError.KAFKA_0006 && delivery == DeliveryGuarantee.EXACTLY_ONCE);
  }

  /** Tells what becomes of what isn't committed. */
  static void warn(Logger log, String task, DeliveryGuarantee delivery, EtlException reason) {
    String output =
        delivery == DeliveryGuarantee.EXACTLY_ONCE
            ? "its output is given up, and nothing is lost or doubled"
            : "nothing is lost, and output that is written already is written again";
    FailureLog.write(
        log,
        Level.WARN,
        task
            + " stopped while its splits went to others; what it had read since its last commit is"
            + " read again by them: "
            + output,
        reason);
  }
}
