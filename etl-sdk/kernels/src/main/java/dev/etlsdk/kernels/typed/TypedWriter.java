package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int NO_ROW = -1;

  private final Schema schema;
  private final BufferAllocator allocator;
  private final List<ValueWriter<?>> columns = new ArrayList<>();
  private final List<FieldVector> vectors = new ArrayList<>();
  private int expected = FIRST_CAPACITY;
  private int rows;

  /** For each row the one it was made of, where {@link #from} told. */
  private int[] readRows = {};

  private int readRow = NO_ROW;

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

  /**
   * Says of which row of the batch that is read the rows are made that are added from now on.
   * Whoever makes one row of each, in order, needn't.
   *
   * @param row never one before that of the last call
   */
  public TypedWriter<R> from(int row) {
    if (row < readRow || row < 0) {
      throw new IllegalArgumentException(
          "rows are made in the order of those that are read: " + row + " comes after " + readRow);
    }
    if (readRow == NO_ROW && rows > 0) {
      throw new IllegalStateException(
          "of which row " + rows + " rows are made wasn't said; call from before the first add");
    }
    readRow = row;
    return this;
  }

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
    if (readRow != NO_ROW) {
      if (rows == readRows.length) {
        readRows = Arrays.copyOf(readRows, Math.max(FIRST_CAPACITY, rows * 2));
      }
      readRows[rows] = readRow;
    }
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
   * The rows as a batch that the caller owns, made of another one's rows as {@link #from} said.
   *
   * @param read the batch whose rows they are made of; borrowed
   * @throws EtlException {@code ETL-TRANSFORM-0007} if nothing was said and there aren't as many
   *     rows as were read, or a row was named that isn't there
   */
  public final Batch finish(Batch read) {
    if (readRow != NO_ROW) {
      if (readRow >= read.rows()) {
        throw misplaced(
            "it says that a row is made of row " + readRow + ", and " + read.rows() + " were read",
            "name in from(row) the index of the row that was read");
      }
      return finish(read.origins().select(readRows, rows));
    }
    if (rows == read.rows()) {
      return finish(read.origins());
    }
    if (rows != 0) {
      throw misplaced(
          "it made " + rows + " rows of " + read.rows() + ", and doesn't say which of which",
          "say so before each row: writer.from(row).add(…)");
    }
    return finish(read.origins().select(new int[0], 0));
  }

  private static EtlException misplaced(String problem, String fix) {
    return EtlException.of(EtlError.TRANSFORM_0007, problem).fix(fix).build();
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
      readRow = NO_ROW;
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
    readRow = NO_ROW;
  }
}
