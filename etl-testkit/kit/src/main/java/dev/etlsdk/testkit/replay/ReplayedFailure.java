package dev.etlsdk.testkit.replay;

import java.util.Optional;

/**
 * Why a record failed, when it was exported or now.
 *
 * @param record where the record came from, as in {@code orders-0@17}
 * @param code id of the error, {@code ETL-UDF-0001}
 * @param stream in which stream
 * @param stage what was being done
 * @param column at which column, if that is known
 * @param message what was wrong, with values
 */
public record ReplayedFailure(
    String record,
    String code,
    String stream,
    String stage,
    Optional<String> column,
    String message) {

  /** Whether another one is of the same record, error and place, in whatever words. */
  public boolean isLike(ReplayedFailure other) {
    return record.equals(other.record)
        && code.equals(other.code)
        && stream.equals(other.stream)
        && stage.equals(other.stage)
        && column.equals(other.column);
  }

  @Override
  public String toString() {
    return record + ": " + code + " in stream '" + stream + "' (" + stage + "): " + message;
  }
}
