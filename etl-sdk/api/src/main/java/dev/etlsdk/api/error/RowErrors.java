package dev.etlsdk.api.error;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the errors of the rows of one batch, by the row's index in that batch. The first error
 * of a row counts.
 *
 * <p>Not thread-safe. Adding costs an object per failed row and nothing for the others.
 */
public final class RowErrors {

  private final BitSet failed = new BitSet();
  private final List<RowError> errors = new ArrayList<>();

  /** Notes that a row failed; a further error of the same row is ignored. */
  public void add(
      int row, ErrorCode code, @Nullable String column, String message, @Nullable Throwable cause) {
    if (!failed.get(row)) {
      failed.set(row);
      errors.add(new RowError(row, code, column, message, cause));
    }
  }

  /** Notes that a row failed; a further error of the same row is ignored. */
  public void add(int row, ErrorCode code, @Nullable String column, String message) {
    add(row, code, column, message, null);
  }

  /** Whether a row failed. */
  public boolean failed(int row) {
    return failed.get(row);
  }

  /** Whether no row failed. */
  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** The number of failed rows. */
  public int size() {
    return errors.size();
  }

  /** The errors in the order in which they were added. A view. */
  public List<RowError> errors() {
    return Collections.unmodifiableList(errors);
  }

  /** Forgets everything, for the next batch. */
  public void clear() {
    failed.clear();
    errors.clear();
  }
}
