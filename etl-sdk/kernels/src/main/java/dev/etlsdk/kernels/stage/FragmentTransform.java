package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.udf.UdfConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a query that reads one table: stages one after the other. Rows that failed in one
 * stage don't reach the next.
 */
public final class FragmentTransform implements BatchTransform {

  private final List<Stage> stages;
  private final Map<String, UdfConfig> configs;
  private final Schema output;
  private @Nullable FunctionInstances opened;

  /**
   * A transform for one task.
   *
   * @param stages at least one
   * @param configs the configuration of classes with instance functions, by name
   * @param output the columns of the last stage: those between stages have names that errors don't
   *     show
   */
  public FragmentTransform(List<Stage> stages, Map<String, UdfConfig> configs, Schema output) {
    this.output = output;
    this.stages = List.copyOf(stages);
    this.configs = configs;
  }

  @Override
  public void open(TransformContext context) {
    FunctionInstances instances = new FunctionInstances(configs);
    opened = instances;
    for (Stage stage : stages) {
      stage.open(context.allocator(), instances, context.clock());
    }
  }

  @Override
  public Batch process(Batch input, RowErrors errors) throws Exception {
    if (stages.size() == 1) {
      return stages.get(0).process(input, errors);
    }
    // Between stages the ordinal of a row is its number in the input.
    Batch current = Batch.take(input.schema(), input.root(), numbers(input.rows()));
    try {
      for (Stage stage : stages) {
        Batch next = step(stage, current, errors);
        close(current, input);
        current = next;
      }
      Batch result = Batch.take(current.schema(), current.root(), origins(current, input));
      current = input;
      return result.withTombstones(input.tombstones());
    } finally {
      close(current, input);
    }
  }

  private Batch step(Stage stage, Batch current, RowErrors errors) throws Exception {
    RowErrors failed = new RowErrors();
    Batch next = stage.process(current, failed);
    if (failed.isEmpty()) {
      return next;
    }
    for (RowError error : failed.errors()) {
      errors.add(
          current.origins().ordinal(error.row()),
          error.code(),
          shown(error.column()),
          error.message(),
          error.cause());
    }
    try {
      return SelectedRows.without(next, errors::failed);
    } finally {
      next.close();
    }
  }

  private @Nullable String shown(@Nullable String column) {
    return column == null || output.indexOf(column).isEmpty() ? null : column;
  }

  private static void close(Batch batch, Batch input) {
    if (batch.root() != input.root()) {
      batch.close();
    }
  }

  private static Origins numbers(int rows) {
    int[] numbers = new int[rows];
    for (int i = 0; i < rows; i++) {
      numbers[i] = i;
    }
    return Origins.of(SourceRecords.NONE, numbers, rows);
  }

  private static Origins origins(Batch result, Batch input) {
    int[] numbers = new int[result.rows()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = result.origins().ordinal(i);
    }
    return input.origins().select(numbers, numbers.length);
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
