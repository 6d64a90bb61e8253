package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
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

  /**
   * A new batch of the rows of one batch whose record isn't among the ordinals, and of all rows of
   * another one, in the order of their records; with the tombstones of the first.
   */
  static Batch merge(Batch first, BitSet ordinals, Batch second, BufferAllocator allocator) {
    int[] from = new int[first.rows() + second.rows()];
    int[] records = new int[from.length];
    int count = 0;
    int other = 0;
    for (int row = 0; row < first.rows(); row++) {
      int ordinal = first.origins().ordinal(row);
      while (other < second.rows() && second.origins().ordinal(other) < ordinal) {
        records[count] = second.origins().ordinal(other);
        from[count++] = -1 - other++;
      }
      if (!ordinals.get(ordinal)) {
        records[count] = ordinal;
        from[count++] = row;
      }
    }
    while (other < second.rows()) {
      records[count] = second.origins().ordinal(other);
      from[count++] = -1 - other++;
    }
    List<FieldVector> copies = new ArrayList<>();
    try {
      for (int column = 0; column < first.schema().size(); column++) {
        FieldVector copy = first.vector(column).getField().createVector(allocator);
        copies.add(copy);
        merge(first.vector(column), second.vector(column), copy, from, count);
      }
      VectorSchemaRoot root =
          new VectorSchemaRoot(first.root().getSchema().getFields(), copies, count);
      return Batch.take(first.schema(), root, Origins.of(first.origins().records(), records, count))
          .withTombstones(first.tombstones());
    } catch (RuntimeException e) {
      copies.forEach(FieldVector::close);
      throw e;
    }
  }

  private static void merge(
      FieldVector first, FieldVector second, FieldVector to, int[] from, int count) {
    to.setInitialCapacity(count);
    to.allocateNew();
    TransferPair ofFirst = first.makeTransferPair(to);
    TransferPair ofSecond = second.makeTransferPair(to);
    for (int i = 0; i < count; i++) {
      if (from[i] >= 0) {
        ofFirst.copyValueSafe(from[i], i);
      } else {
        ofSecond.copyValueSafe(-1 - from[i], i);
      }
    }
    to.setValueCount(count);
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
