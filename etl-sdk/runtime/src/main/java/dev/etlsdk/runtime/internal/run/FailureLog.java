package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.ErrorKind;
import dev.etlsdk.api.error.EtlException;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Writes failures to the log: what, where, why and the fix are in the message, and the trace is for
 * those who ask for it. Only a defect of the SDK shows its trace at once.
 */
final class FailureLog {

  private FailureLog() {}

  /**
   * Writes one failure.
   *
   * @param what what happened, in front of the failure's own message
   */
  static void write(Logger log, Level level, String what, EtlException failure) {
    if (failure.code().kind() == ErrorKind.INTERNAL) {
      log.atLevel(level).setCause(failure).log("{}", what);
      return;
    }
    int others = failure.getSuppressed().length;
    String more = others == 0 ? "" : "\n  (and " + others + " more, which the trace shows)";
    log.atLevel(level).log("{}: {}{}", what, failure.getMessage(), more);
    log.debug("the trace of {}", failure.code().id(), failure);
  }
}
