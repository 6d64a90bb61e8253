package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Copies some rows of a batch. */
final class SelectedRows {

  private SelectedRows() {}

  /** The rows whose ordinal a test doesn't hold for, as a new batch that the caller owns. */
  static Batch without(Batch batch, IntPredicate ordinals) {
    int[] rows = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (!ordinals.test(batch.origins().ordinal(i))) {
        rows[count++] = i;
      }
    }
    return copy(batch, rows, count);
  }

  /** These rows, in this order; a row may stand several times. */
  static Batch copy(Batch batch, int[] rows, int count) {
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (FieldVector from : batch.root().getFieldVectors()) {
        vectors.add(copy(from, rows, count));
      }
    } catch (RuntimeException e) {
      vectors.forEach(FieldVector::close);
      throw e;
    }
    VectorSchemaRoot root =
        new VectorSchemaRoot(batch.root().getSchema().getFields(), vectors, count);
    return Batch.take(batch.schema(), root, batch.origins().select(rows, count));
  }

  private static FieldVector copy(FieldVector from, int[] rows, int count) {
    return copy(from, from.getField().createVector(from.getAllocator()), rows, count);
  }

  /**
   * Fills a new vector with these rows of another; a negative number is NULL. Closes it if that
   * fails.
   */
  static FieldVector copy(FieldVector from, FieldVector to, int[] rows, int count) {
    try {
      to.setInitialCapacity(count);
      to.allocateNew();
      for (int i = 0; i < count; i++) {
        if (rows[i] >= 0) {
          to.copyFromSafe(rows[i], i, from);
        } else {
          to.setNull(i);
        }
      }
      to.setValueCount(count);
      return to;
    } catch (RuntimeException e) {
      to.close();
      throw e;
    }
  }
}
