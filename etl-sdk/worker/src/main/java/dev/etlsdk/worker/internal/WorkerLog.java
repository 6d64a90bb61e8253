package dev.etlsdk.worker.internal;

import dev.etlsdk.worker.internal.ProcessKeys.LogFormat;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log, as far as the backend is the one that a worker brings and its user has no
 * configuration of his own for it.
 */
final class WorkerLog {

  private WorkerLog() {}

  /** Writes the log in this form. */
  static void use(LogFormat format) {
    boolean logback =
        LoggerFactory.getILoggerFactory().getClass().getName().startsWith("ch.qos.logback.");
    if (logback) {
      LogbackSetup.use(format);
    } else if (format == LogFormat.JSON) {
      LoggerFactory.getLogger(WorkerLog.class)
          .warn(
              "worker.log-format=json works with Logback only; another backend is bound to SLF4J,"
                  + " whose own configuration decides");
    }
  }
}
