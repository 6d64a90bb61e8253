package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a batch. Failures show a table of the rows that differ.
 *
 * <p>Numbers are compared exactly, in the type of their column; NaN equals NaN, and 0.0 is not
 * -0.0.
 */
public final class BatchAssert extends AbstractAssert<BatchAssert, Batch> {

  BatchAssert(@Nullable Batch actual) {
    super(actual, BatchAssert.class);
  }

  /** The batch has so many rows. */
  public BatchAssert hasRowCount(int count) {
    isNotNull();
    if (actual.rows() != count) {
      failWithMessage("expected %d rows, got %d:%s", count, actual.rows(), shown());
    }
    return this;
  }

  /** The batch has no rows. */
  public BatchAssert hasNoRows() {
    return hasRowCount(0);
  }

  /** The columns are these: names, types, nullability, order. */
  public BatchAssert hasSchema(Schema schema) {
    isNotNull();
    if (!actual.schema().equals(schema)) {
      failWithMessage(
          "the schemas differ%n  expected: %s%n  actual:   %s", schema, actual.schema());
    }
    return this;
  }

  /**
   * The columns are these, written as {@link Schema#parse} reads them: {@code id BIGINT NOT NULL,
   * name VARCHAR}.
   */
  public BatchAssert hasSchema(String schema) {
    return hasSchema(Schema.parse(schema));
  }

  /** The batch holds exactly these rows in this order. */
  public BatchAssert containsExactlyRows(Row... rows) {
    return containsExactlyRows(Arrays.asList(rows));
  }

  /** The batch holds exactly these rows in this order. */
  public BatchAssert containsExactlyRows(List<Row> rows) {
    isNotNull();
    compare(BatchRows.canonical(actual.schema(), rows), BatchRows.of(actual));
    return this;
  }

  /** The batch holds exactly these rows in any order. */
  public BatchAssert containsExactlyRowsInAnyOrder(Row... rows) {
    isNotNull();
    List<Row> expected = BatchRows.canonical(actual.schema(), Arrays.asList(rows));
    List<Row> found = BatchRows.of(actual);
    List<Row> unmatched = new ArrayList<>(found);
    List<Row> missing = new ArrayList<>();
    for (Row row : expected) {
      if (!unmatched.remove(row)) {
        missing.add(row);
      }
    }
    if (!missing.isEmpty() || !unmatched.isEmpty()) {
      failWithActualExpectedAndMessage(
          found,
          expected,
          "in any order: %s",
          RowDiff.describe(actual.schema(), missing, unmatched));
    }
    return this;
  }

  /** The batch holds the same rows in the same order as another one, which is borrowed. */
  public BatchAssert hasSameRowsAs(Batch other) {
    isNotNull();
    hasSchema(other.schema());
    compare(BatchRows.of(other), BatchRows.of(actual));
    return this;
  }

  /** Row i came from the source record with the ordinal {@code ordinals[i]}. */
  public BatchAssert hasOrdinals(int... ordinals) {
    isNotNull();
    int[] found = new int[actual.rows()];
    for (int row = 0; row < found.length; row++) {
      found[row] = actual.origins().ordinal(row);
    }
    if (!Arrays.equals(ordinals, found)) {
      failWithMessage(
          "the rows' source records differ%n  expected: %s%n  actual:   %s",
          Arrays.toString(ordinals), Arrays.toString(found));
    }
    return this;
  }

  private void compare(List<Row> expected, List<Row> found) {
    if (!expected.equals(found)) {
      failWithActualExpectedAndMessage(
          found, expected, "%s", RowDiff.describe(actual.schema(), expected, found));
    }
  }

  private String shown() {
    RowTable table = new RowTable(actual.schema().names());
    List<Row> rows = BatchRows.of(actual);
    for (int i = 0; i < Math.min(20, rows.size()); i++) {
      table.add("", i, rows.get(i), "");
    }
    if (rows.size() > 20) {
      table.addGap("… and " + (rows.size() - 20) + " more");
    }
    return table.toString();
  }
}
