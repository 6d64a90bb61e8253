package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A batch whose rows are records. What the annotation processor generates for a record extends it
 * with a method for each component, which reads the column of its name.
 *
 * <p><b>Ownership.</b> A view: the batch stays its owner's, and may be closed only when the view is
 * used no longer.
 *
 * <p><b>Threads.</b> Used by one thread at a time.
 *
 * @param <R> the record
 */
public abstract class TypedBatch<R extends Record> implements Iterable<R> {

  private final Batch batch;
  private final Schema schema;
  private final boolean same;
  private final int rows;
  private final List<ValueReader<?>> readers = new ArrayList<>();

  /**
   * A view of a batch.
   *
   * @param batch borrowed
   * @param schema the columns of the record
   */
  protected TypedBatch(Batch batch, Schema schema) {
    this.batch = batch;
    this.schema = schema;
    this.same = batch.schema().equals(schema);
    this.rows = batch.rows();
  }

  /**
   * Lets a reader read a column; called in the constructor.
   *
   * @param index of the column in the record's schema
   * @throws EtlException {@code ETL-SCHEMA-0002} if the batch has no such column, or one of another
   *     type
   */
  protected final <C extends ValueReader<?>> C column(int index, C reader) {
    reader.bind(batch.vector(same ? index : find(schema.column(index), reader)), rows);
    readers.add(reader);
    return reader;
  }

  private int find(Column wanted, ValueReader<?> reader) {
    OptionalInt index = batch.schema().indexOf(wanted.name());
    if (index.isEmpty()) {
      String question = NearestNames.question(wanted.name(), batch.schema().names());
      throw misfit(
          reader.component()
              + " reads the column '"
              + wanted.name()
              + "', and the batch has no column of this name; "
              + (question.isEmpty() ? "it has " + batch.schema().names() : question));
    }
    Column found = batch.schema().column(index.getAsInt());
    if (!found.type().equals(wanted.type())) {
      throw misfit(
          "the column '"
              + found.name()
              + "' is "
              + found.type()
              + ", and "
              + reader.component()
              + " is "
              + wanted.type());
    }
    return index.getAsInt();
  }

  private static EtlException misfit(String problem) {
    return EtlException.of(EtlError.SCHEMA_0002, problem)
        .fix("read the batch as the record whose columns it has, or change one of the two")
        .build();
  }

  /** The batch that is read, still its owner's. */
  public final Batch batch() {
    return batch;
  }

  /** The number of rows. */
  public final int rows() {
    return rows;
  }

  /** The index of a row, checked. */
  protected final int requireRow(int row) {
    return Objects.checkIndex(row, rows);
  }

  /**
   * The record of a row.
   *
   * @throws dev.etlsdk.kernels.RowFailure if a value is null whose component can't be, or has no
   *     form in the component's type
   */
  public abstract R get(int row);

  /**
   * Notes the rows whose values the record can't hold: a constant that its enum doesn't know, a
   * text that is no UUID. Looks only at columns that can fail, and makes no records.
   */
  public final void check(RowErrors errors) {
    for (ValueReader<?> reader : readers) {
      if (reader.mayFail()) {
        reader.checkAll(rows, errors);
      }
    }
  }

  /** The records of all rows, in order; each is made when it is asked for, as by {@link #get}. */
  @Override
  public final Iterator<R> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < rows;
      }

      @Override
      public R next() {
        if (next >= rows) {
          throw new NoSuchElementException("the batch has " + rows + " rows");
        }
        return get(next++);
      }
    };
  }
}
