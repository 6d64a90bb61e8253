package dev.etlsdk.pipeline.internal.rows;

import static dev.etlsdk.testkit.batch.BatchAssertions.row;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.TransformContract;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;

class RowTransformContractTest {

  record Order(long id, Optional<String> note, List<Integer> counts) {}

  record Line(long order, int count) {}

  private static final RowStage STAGE =
      RowStage.of(
          Order.class,
          Line.class,
          Schema.parse("id BIGINT NOT NULL, note VARCHAR, counts ARRAY<INTEGER>"));

  /** Both forms take and refuse the same rows. */
  abstract static class Orders implements TransformContract {

    @Override
    public Schema inputSchema() {
      return STAGE.input();
    }

    @Override
    public Schema outputSchema() {
      return STAGE.output();
    }

    @Override
    public List<Row> failingRows() {
      return List.of(row(13L, "fails", List.of(1)));
    }
  }

  @Nested
  class Rows extends Orders {

    @Override
    public BatchTransform transform() {
      RowTransform<Order, Line> lines =
          (order, output) -> {
            for (int count : order.counts()) {
              output.emit(new Line(order.id(), count));
            }
            if (order.id() == 13) {
              throw new IllegalArgumentException("thirteen");
            }
          };
      return STAGE.rows(lines);
    }

    @Override
    public List<Row> inputRows() {
      return List.of(
          row(1L, "a", List.of(1, 2)), row(2L, null, List.of()), row(3L, "c", List.of(3)));
    }

    @Override
    public List<Row> outputRows() {
      return List.of(row(1L, 1), row(1L, 2), row(3L, 3));
    }
  }

  @Nested
  class AsyncRows extends Orders {

    @Override
    public BatchTransform transform() {
      AsyncRowTransform<Order, Line> first = AsyncRows::first;
      return STAGE.async(first, AsyncOptions.DEFAULT);
    }

    private static CompletionStage<Line> first(Order order) {
      if (order.id() == 13) {
        return CompletableFuture.failedFuture(new IllegalArgumentException("thirteen"));
      }
      return CompletableFuture.supplyAsync(
          () -> order.counts().isEmpty() ? null : new Line(order.id(), order.counts().get(0)));
    }

    @Override
    public List<Row> inputRows() {
      return List.of(
          row(1L, "a", List.of(1, 2)), row(2L, null, List.of()), row(3L, "c", List.of(3)));
    }

    @Override
    public List<Row> outputRows() {
      return List.of(row(1L, 1), row(3L, 3));
    }
  }
}
