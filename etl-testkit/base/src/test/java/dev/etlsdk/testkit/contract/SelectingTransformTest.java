package dev.etlsdk.testkit.contract;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract on a transform that leaves out odd numbers, repeats multiples of four and refuses
 * negative ones.
 */
class SelectingTransformTest implements TransformContract {

  @Override
  public BatchTransform transform() {
    return new Selecting();
  }

  @Override
  public Schema inputSchema() {
    return Schema.parse("n INTEGER");
  }

  @Override
  public List<Row> inputRows() {
    return List.of(Row.of(1), Row.of(2), Row.of(3), Row.of(4), Row.of((Object) null));
  }

  @Override
  public Schema outputSchema() {
    return Schema.parse("half BIGINT");
  }

  @Override
  public List<Row> outputRows() {
    return List.of(Row.of(1), Row.of(2), Row.of(2), Row.of((Object) null));
  }

  @Override
  public List<Row> failingRows() {
    return List.of(Row.of(-2));
  }

  private static final class Selecting implements BatchTransform {
    private TransformContext context;

    @Override
    public void open(TransformContext newContext) {
      context = newContext;
    }

    @Override
    public Batch process(Batch input, RowErrors errors) {
      BatchBuilder output = BatchBuilder.of("half BIGINT", context.allocator());
      List<Integer> sources = new ArrayList<>();
      List<Row> rows = BatchRows.of(input);
      for (int row = 0; row < rows.size(); row++) {
        Integer number = (Integer) rows.get(row).get(0);
        if (number != null && number < 0) {
          errors.add(row, EtlError.VALUE_0004, "n", "must not be negative, is " + number);
        } else if (number == null || number % 2 == 0) {
          int times = number != null && number % 4 == 0 ? 2 : 1;
          for (int i = 0; i < times; i++) {
            output.row(number == null ? null : number / 2);
            sources.add(row);
          }
        }
      }
      int[] selected = sources.stream().mapToInt(Integer::intValue).toArray();
      return output.origins(input.origins().select(selected, selected.length)).build();
    }
  }
}
