package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.runtime.LogKeys;
import org.slf4j.MDC;

/**
 * Has log lines say to what they belong, on threads that are the execution's own. Once a thread and
 * once a fetch.
 */
final class LogContext {

  private LogContext() {}

  /** Everything that this thread logs belongs to a pipeline. */
  static void pipeline(String pipeline) {
    MDC.put(LogKeys.PIPELINE, pipeline);
  }

  /** Everything that this thread logs belongs to a task. */
  static void task(String pipeline, int task) {
    pipeline(pipeline);
    MDC.put(LogKeys.TASK, Integer.toString(task));
  }

  /** Everything that this thread logs belongs to the reading of a stream. */
  static void stream(String stream) {
    MDC.put(LogKeys.STREAM, stream);
  }

  /** What this thread logs belongs to a fetch, until {@link #endBatch}. */
  static void batch(String stream, Fetch fetch) {
    MDC.put(LogKeys.BATCH, name(stream, fetch));
  }

  /** No fetch is on its way any more. */
  static void endBatch() {
    MDC.remove(LogKeys.BATCH);
  }

  private static String name(String stream, Fetch fetch) {
    if (fetch instanceof Fetch.Records records && records.records().count() > 0) {
      SourceRecords all = records.records();
      return all.topic(0) + "-" + all.partition(0) + "@" + all.offset(0) + "+" + all.count();
    }
    return stream + "+" + fetch.rows();
  }
}
