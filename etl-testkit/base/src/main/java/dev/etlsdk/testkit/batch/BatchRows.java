package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches back to Java values. Which ones a type gives is in the description of this package.
 */
public final class BatchRows {

  private BatchRows() {}

  /** All rows of a batch, in order, copied. */
  public static List<Row> of(Batch batch) {
    return of(batch.schema(), batch.root());
  }

  /** All rows of vectors of a schema, in order, copied. */
  public static List<Row> of(Schema schema, VectorSchemaRoot root) {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < root.getRowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < schema.size(); column++) {
        values.add(VectorReader.read(root.getVector(column), row, schema.column(column).type()));
      }
      rows.add(Row.ofList(values));
    }
    return List.copyOf(rows);
  }

  /** All rows of a batch as maps by column name, in order, copied. */
  public static List<Map<String, @Nullable Object>> asMaps(Batch batch) {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>();
    for (Row row : of(batch)) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int column = 0; column < row.size(); column++) {
        map.put(batch.schema().column(column).name(), row.get(column));
      }
      maps.add(Collections.unmodifiableMap(map));
    }
    return List.copyOf(maps);
  }

  /** The rows in the form in which a batch of the schema gives them back; for comparing. */
  public static List<Row> canonical(Schema schema, List<Row> rows) {
    return rows.stream().map(row -> JavaValues.canonical(schema, row)).toList();
  }
}
