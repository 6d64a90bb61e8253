package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;

/** Copies some rows of a batch. Only batches with failed, skipped or empty records are copied. */
final class RowCopies {

  private RowCopies() {}

  /** The rows whose source record isn't among the ordinals; closes the batch. */
  static Batch takeWithout(Batch batch, BitSet ordinals, BufferAllocator allocator) {
    int[] kept = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      if (!ordinals.get(batch.origins().ordinal(row))) {
        kept[count++] = row;
      }
    }
    if (count == batch.rows()) {
      return batch;
    }
    try (batch) {
      return copy(batch, kept, count, allocator);
    }
  }

  /** A new batch of some rows, with their origins and the batch's tombstones. */
  static Batch copy(Batch batch, int[] rows, int count, BufferAllocator allocator) {
    List<FieldVector> copies = new ArrayList<>();
    try {
      for (FieldVector vector : batch.root().getFieldVectors()) {
        FieldVector copy = vector.getField().createVector(allocator);
        copies.add(copy);
        copy(vector, copy, rows, count);
      }
      VectorSchemaRoot root =
          new VectorSchemaRoot(batch.root().getSchema().getFields(), copies, count);
      return Batch.take(batch.schema(), root, batch.origins().select(rows, count))
          .withTombstones(batch.tombstones());
    } catch (RuntimeException e) {
      copies.forEach(FieldVector::close);
      throw e;
    }
  }

  private static void copy(FieldVector from, FieldVector to, int[] rows, int count) {
    to.setInitialCapacity(count);
    to.allocateNew();
    TransferPair pair = from.makeTransferPair(to);
    for (int i = 0; i < count; i++) {
      pair.copyValueSafe(rows[i], i);
    }
    to.setValueCount(count);
  }
}
