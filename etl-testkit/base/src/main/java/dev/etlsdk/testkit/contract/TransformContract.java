package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.testkit.batch.BatchAssertions;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.TestContexts;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every transform of batches keeps: it borrows its input, gives rows with origins, and names
 * the rows that fail.
 */
@ArrowTest
public interface TransformContract {

  /** A transform that is not open yet; a new one at each call. */
  BatchTransform transform();

  /** The columns that it takes. */
  Schema inputSchema();

  /** At least three rows that it takes without an error. */
  List<Row> inputRows();

  /** The columns that it gives. */
  Schema outputSchema();

  /** What it gives for the input rows. */
  List<Row> outputRows();

  /** A row that fails, if there is one. */
  default List<Row> failingRows() {
    return List.of();
  }

  /** Whether a row's output does not depend on the rows before it. */
  default boolean isStateless() {
    return true;
  }

  /** The rows that were announced. */
  @Test
  default void givesItsRows(BufferAllocator allocator) throws Exception {
    try (BatchTransform transform = opened(allocator);
        Batch input = batch(inputRows(), allocator)) {
      RowErrors errors = new RowErrors();
      try (Batch output = transform.process(input, errors)) {
        assertThat(errors.errors()).isEmpty();
        BatchAssertions.assertThat(output)
            .hasSchema(outputSchema())
            .containsExactlyRows(outputRows());
      }
    }
  }

  /** The input is borrowed: it is there afterwards, unchanged. */
  @Test
  default void leavesItsInputAsItWas(BufferAllocator allocator) throws Exception {
    try (BatchTransform transform = opened(allocator);
        Batch input = batch(inputRows(), allocator)) {
      transform.process(input, new RowErrors()).close();
      BatchAssertions.assertThat(input).containsExactlyRows(inputRows());
    }
  }

  /** Output rows come from input records, in their order. */
  @Test
  default void givesOriginsThatNeverFall(BufferAllocator allocator) throws Exception {
    try (BatchTransform transform = opened(allocator);
        Batch input = batch(inputRows(), allocator);
        Batch output = transform.process(input, new RowErrors())) {
      assertThat(output.origins().rows()).isEqualTo(output.rows());
      List<Integer> ordinals =
          IntStream.range(0, output.rows()).mapToObj(output.origins()::ordinal).toList();
      assertThat(ordinals).isSorted();
      assertThat(ordinals)
          .allSatisfy(
              ordinal -> assertThat(ordinal).isBetween(0, input.origins().records().count() - 1));
      if (output.rows() > 0) {
        assertThat(output.origins().records()).isSameAs(input.origins().records());
      }
    }
  }

  /** Several input rows may come from one record. */
  @Test
  default void passesOnOriginsThatRepeat(BufferAllocator allocator) throws Exception {
    int rows = inputRows().size();
    int[] ordinals = IntStream.range(0, rows).map(row -> row / 2).toArray();
    Origins origins =
        Origins.of(InMemoryRecords.ofValues("t", new String[(rows + 1) / 2]), ordinals, rows);
    try (BatchTransform transform = opened(allocator);
        Batch input =
            BatchBuilder.of(inputSchema(), allocator).rows(inputRows()).origins(origins).build();
        Batch output = transform.process(input, new RowErrors())) {
      for (int row = 0; row < output.rows(); row++) {
        assertThat(output.origins().ordinal(row)).isLessThan((rows + 1) / 2);
      }
    }
  }

  /** No rows in, no rows out. */
  @Test
  default void givesNothingForNothing(BufferAllocator allocator) throws Exception {
    Assumptions.assumeTrue(isStateless(), "the transform has a state");
    try (BatchTransform transform = opened(allocator);
        Batch input = batch(List.of(), allocator);
        Batch output = transform.process(input, new RowErrors())) {
      BatchAssertions.assertThat(output).hasSchema(outputSchema()).hasNoRows();
    }
  }

  /** How rows are cut into batches makes no difference. */
  @Test
  default void givesTheSameRowsOneByOne(BufferAllocator allocator) throws Exception {
    Assumptions.assumeTrue(isStateless(), "the transform has a state");
    List<Row> output = new ArrayList<>();
    try (BatchTransform transform = opened(allocator)) {
      for (Row row : inputRows()) {
        try (Batch input = batch(List.of(row), allocator);
            Batch one = transform.process(input, new RowErrors())) {
          output.addAll(BatchRows.of(one));
        }
      }
    }
    assertThat(output).isEqualTo(BatchRows.canonical(outputSchema(), outputRows()));
  }

  /** A failing row is named, and costs its neighbours nothing. */
  @Test
  default void namesTheRowThatFails(BufferAllocator allocator) throws Exception {
    Assumptions.assumeFalse(failingRows().isEmpty(), "no row fails");
    Assumptions.assumeTrue(isStateless(), "the transform has a state");
    List<Row> rows = new ArrayList<>(inputRows());
    rows.add(1, failingRows().get(0));
    RowErrors errors = new RowErrors();
    try (BatchTransform transform = opened(allocator);
        Batch input = batch(rows, allocator);
        Batch output = transform.process(input, errors)) {
      assertThat(errors.errors())
          .singleElement()
          .satisfies(error -> assertThat(error.row()).isEqualTo(1));
      assertThat(errors.errors().get(0).message()).isNotBlank();
      List<Row> neighbours = new ArrayList<>();
      List<Row> all = BatchRows.of(output);
      for (int row = 0; row < all.size(); row++) {
        if (output.origins().ordinal(row) != 1) {
          neighbours.add(all.get(row));
        }
      }
      assertThat(neighbours).isEqualTo(BatchRows.canonical(outputSchema(), outputRows()));
    }
  }

  /** A task that fails before its first row closes what was never opened. */
  @Test
  default void closesUnopened() throws Exception {
    transform().close();
  }

  private BatchTransform opened(BufferAllocator allocator) throws Exception {
    BatchTransform transform = transform();
    transform.open(TestContexts.transform("contract", allocator));
    return transform;
  }

  private Batch batch(List<Row> rows, BufferAllocator allocator) {
    return BatchBuilder.of(inputSchema(), allocator).rows(rows).build();
  }
}
