package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes records into new batches. Belongs to one task and its thread. */
final class RowWriter {

  private final Schema schema;
  private final List<ColumnWriter> columns;

  RowWriter(Schema schema, List<ColumnWriter> columns) {
    this.schema = schema;
    this.columns = columns;
  }

  /**
   * A batch of records.
   *
   * @param origins of as many rows
   * @param allocator of the vectors
   * @param failures takes records with a value that a column can't hold; they stay in the batch
   * @return owned by the caller
   */
  Batch write(
      List<? extends Record> rows,
      Origins origins,
      BufferAllocator allocator,
      ColumnWriter.Failures failures) {
    List<FieldVector> vectors = new ArrayList<>(schema.size());
    try {
      for (int i = 0; i < columns.size(); i++) {
        Column column = schema.column(i);
        FieldVector vector = ArrowTypes.toField(column).createVector(allocator);
        vectors.add(vector);
        columns.get(i).write(vector, rows, failures);
        vector.setValueCount(rows.size());
      }
      return Batch.take(schema, new VectorSchemaRoot(vectors), origins);
    } catch (Throwable e) {
      vectors.forEach(FieldVector::close);
      throw e;
    }
  }
}
