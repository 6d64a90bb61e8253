package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.kernels.typed.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of batches that a record can't hold. Of a column whose type can't fail, no row is
 * looked at. Belongs to one task and its thread.
 */
public final class RecordCheck {

  private final List<ValueReader<?>> readers = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();

  RecordCheck(List<@Nullable ValueReader<?>> checks, Schema layout) {
    for (ValueReader<?> reader : checks) {
      if (reader != null) {
        readers.add(reader);
        columns.add(layout.indexOf(reader.column()).orElseThrow());
      }
    }
  }

  /** Notes the rows of a batch that the record can't hold. */
  public void check(Batch batch, RowErrors errors) {
    for (int i = 0; i < readers.size(); i++) {
      ValueReader<?> reader = readers.get(i);
      reader.bind(batch.vector(columns.get(i)), batch.rows());
      if (reader.mayFail()) {
        reader.checkAll(batch.rows(), errors);
      }
    }
  }
}
