package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Makes batches of records. What the annotation processor generates for a record extends it with a
 * method that takes the record's components.
 *
 * <p><b>Ownership.</b> Owns the vectors of the rows that were added, until {@link #finish} gives
 * them to the caller as a batch, or {@link #close} releases them. After {@code finish} it may be
 * used for the next batch.
 *
 * <p><b>Threads.</b> Used by one thread at a time.
 *
 * @param <R> the record
 */
public abstract class TypedWriter<R extends Record> implements AutoCloseable {

  private static final int FIRST_CAPACITY = 1024;

  private final Schema schema;
  private final BufferAllocator allocator;
  private final List<ValueWriter<?>> columns = new ArrayList<>();
  private final List<FieldVector> vectors = new ArrayList<>();
  private int expected = FIRST_CAPACITY;
  private int rows;

  /**
   * A writer.
   *
   * @param schema the columns of the record
   * @param allocator of the vectors; stays the caller's
   */
  protected TypedWriter(Schema schema, BufferAllocator allocator) {
    this.schema = schema;
    this.allocator = allocator;
  }

  /** Writes the next column; called in the constructor, in the order of the columns. */
  protected final <C extends ValueWriter<?>> C column(C writer) {
    columns.add(writer);
    return writer;
  }

  /**
   * Adds a row.
   *
   * @throws dev.etlsdk.kernels.RowFailure if a column can't hold its value; then the row isn't
   *     added, and the next takes its place
   */
  public abstract TypedWriter<R> add(R row);

  /** The number of rows that were added since the last batch. */
  public final int rows() {
    return rows;
  }

  /** Where the next row is written to. */
  protected final int nextRow() {
    if (vectors.isEmpty()) {
      open();
    }
    return rows;
  }

  /** All columns of the next row are written. */
  protected final void added() {
    rows++;
  }

  private void open() {
    try {
      for (int i = 0; i < columns.size(); i++) {
        FieldVector vector = ArrowTypes.toField(schema.column(i)).createVector(allocator);
        vectors.add(vector);
        vector.setInitialCapacity(expected);
        vector.allocateNew();
        columns.get(i).bind(vector);
      }
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /** The rows as a batch that the caller owns, each its own record of a source without any. */
  public final Batch finish() {
    return finish(Origins.of(SourceRecords.NONE, IntStream.range(0, rows).toArray(), rows));
  }

  /**
   * The rows as a batch that the caller owns.
   *
   * @param origins of as many rows as were added
   */
  public final Batch finish(Origins origins) {
    nextRow();
    try {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).finish(rows);
      }
      VectorSchemaRoot root =
          new VectorSchemaRoot(schema.toArrow().getFields(), List.copyOf(vectors), rows);
      Batch batch = Batch.take(schema, root, origins);
      expected = Math.max(FIRST_CAPACITY, rows);
      vectors.clear();
      rows = 0;
      return batch;
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /** Releases the rows that are in no batch yet. */
  @Override
  public void close() {
    vectors.forEach(FieldVector::close);
    vectors.clear();
    rows = 0;
  }
}
