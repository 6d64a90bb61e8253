package dev.etlsdk.runtime;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A batch transform that makes none, one or several rows of a row; a {@link RowFailure} fails the
 * row, but what it has given before stays in the output, as the contract allows.
 */
final class RowStep implements BatchTransform {

  private final Schema output;
  private final Function<Row, List<Row>> step;
  private BufferAllocator allocator;

  private RowStep(Schema output, Function<Row, List<Row>> step) {
    this.output = output;
    this.step = step;
  }

  static RowStep of(String output, Function<Row, List<Row>> step) {
    return new RowStep(Schema.parse(output), step);
  }

  Schema output() {
    return output;
  }

  @Override
  public void open(TransformContext context) {
    allocator = context.allocator();
  }

  @Override
  public Batch process(Batch input, RowErrors errors) {
    List<Row> rows = BatchRows.of(input);
    List<Row> made = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      try {
        for (Row row : step.apply(rows.get(i))) {
          made.add(row);
          from.add(i);
        }
      } catch (PartlyDone partly) {
        for (Row row : partly.rows) {
          made.add(row);
          from.add(i);
        }
        errors.add(i, partly.failure.code(), "x", partly.failure.getMessage());
      } catch (RowFailure failure) {
        errors.add(i, failure.code(), "x", failure.getMessage());
      }
    }
    int[] sources = from.stream().mapToInt(Integer::intValue).toArray();
    return BatchBuilder.of(output, allocator)
        .rows(made)
        .origins(input.origins().select(sources, sources.length))
        .build();
  }

  /** Fails a row after it has become some rows. */
  static final class PartlyDone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Row> rows;
    private final transient RowFailure failure;

    PartlyDone(List<Row> rows, RowFailure failure) {
      this.rows = rows;
      this.failure = failure;
    }
  }
}
