package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.kernels.typed.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage whose rows are records: checked against the columns of the stream it reads when the
 * pipeline is built, and turned into transforms of batches for the tasks. Immutable and
 * thread-safe.
 */
public final class RowStage {

  private final Class<? extends Record> inputType;
  private final Class<? extends Record> outputType;
  private final Schema input;
  private final Schema output;

  private RowStage(
      Class<? extends Record> inputType,
      Class<? extends Record> outputType,
      Schema input,
      Schema output) {
    this.inputType = inputType;
    this.outputType = outputType;
    this.input = input;
    this.output = output;
  }

  /**
   * A stage, checked.
   *
   * @param inputType each component reads the column of its name; columns without a component
   *     aren't read
   * @param outputType each component becomes a column
   * @param stream the columns of the stream that is read; metadata columns may be read besides
   * @throws EtlException {@code ETL-SCHEMA-0001} if a record can't be a row, {@code
   *     ETL-SCHEMA-0002} naming every component that doesn't fit its column, with both types, or
   *     has none, with the nearest name
   */
  public static RowStage of(
      Class<? extends Record> inputType, Class<? extends Record> outputType, Schema stream) {
    Schema output = RecordSchemas.of(outputType);
    ReaderPlanner planner = new ReaderPlanner(inputType.getClassLoader());
    List<Column> columns = planner.columns(inputType, MetadataColumns.besides(stream));
    if (planner.problems().isEmpty()) {
      List<@Nullable ValueReader<?>> readers = planner.readers(inputType, columns);
      if (planner.problems().isEmpty()) {
        RowStage stage = new RowStage(inputType, outputType, Schema.of(columns), output);
        RecordFactory.of(inputType, present(readers));
        stage.writer();
        return stage;
      }
    }
    throw mismatch(inputType, planner.problems());
  }

  static EtlException mismatch(Class<?> type, List<String> problems) {
    String text =
        problems.size() == 1
            ? problems.get(0)
            : "the record "
                + type.getName()
                + " doesn't fit the stream, for "
                + problems.size()
                + " reasons:\n  "
                + String.join("\n  ", problems);
    return EtlException.of(EtlError.SCHEMA_0002, text)
        .fix(
            "change the record, or the stream by a query before it (rename with AS, convert with"
                + " CAST)")
        .build();
  }

  private static List<ValueReader<?>> present(List<@Nullable ValueReader<?>> readers) {
    List<ValueReader<?>> present = new ArrayList<>();
    for (ValueReader<?> reader : readers) {
      if (reader != null) {
        present.add(reader);
      }
    }
    return present;
  }

  /** The columns that batches must have, in this order; among them metadata columns. */
  public Schema input() {
    return input;
  }

  /** The columns of the stream that the stage makes. */
  public Schema output() {
    return output;
  }

  /**
   * A transform of batches for one task.
   *
   * @param transform over the records of this stage; opened and closed with the one that is
   *     returned
   */
  @SuppressWarnings("unchecked")
  public BatchTransform rows(RowTransform<?, ?> transform) {
    return new RowTransformAdapter((RowTransform<Record, Record>) transform, reader(), writer());
  }

  /**
   * A transform of batches for one task, in which several rows are under way at once. A batch ends
   * when all its rows have.
   *
   * @param transform over the records of this stage; opened and closed with the one that is
   *     returned
   * @param options its limits
   */
  @SuppressWarnings("unchecked")
  public BatchTransform async(AsyncRowTransform<?, ?> transform, AsyncOptions options) {
    return new AsyncRowTransformAdapter(
        (AsyncRowTransform<Record, Record>) transform, options, reader(), writer());
  }

  private RowReader reader() {
    ReaderPlanner planner = new ReaderPlanner(inputType.getClassLoader());
    return new RowReader(inputType, present(planner.readers(inputType, input.columns())));
  }

  private RowWriter writer() {
    return new RowWriter(
        output, new WriterPlanner(outputType.getClassLoader()).columns(outputType, output));
  }
}
