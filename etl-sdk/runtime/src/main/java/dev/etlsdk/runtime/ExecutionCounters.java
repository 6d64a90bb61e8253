package dev.etlsdk.runtime;

import java.util.Map;

/**
 * What an execution has done so far; a snapshot.
 *
 * @param recordsIn records read from sources
 * @param bytesIn bytes of their keys, values and headers
 * @param rowsOut rows handed to sinks, each sink counted
 * @param bytesOut bytes of those rows, as far as the sinks know them
 * @param tombstonesOut tombstones handed to sinks, each sink counted
 * @param skipped source records left out of a stream under the policy to skip, or by a codec's
 *     settings
 * @param deadLetters source records sent to a dead-letter sink
 * @param batches fetches processed
 * @param commits commits
 * @param restarts times a task began again after a failure
 * @param acceptedLoss records that were lost at a source with the user's consent
 * @param errorsByCode failed records by the id of the error's code
 */
public record ExecutionCounters(
    long recordsIn,
    long bytesIn,
    long rowsOut,
    long bytesOut,
    long tombstonesOut,
    long skipped,
    long deadLetters,
    long batches,
    long commits,
    long restarts,
    long acceptedLoss,
    Map<String, Long> errorsByCode) {

  public ExecutionCounters {
    errorsByCode = Map.copyOf(errorsByCode);
  }

  /** Failed records, each counted in every stream in which it failed. */
  public long errors() {
    return errorsByCode.values().stream().mapToLong(Long::longValue).sum();
  }
}
