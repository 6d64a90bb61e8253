package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches from Java values, for any schema. Which values a type takes is in the description
 * of this package.
 *
 * <p>Not thread-safe. It allocates only in {@link #build}, and may build several times.
 */
public final class BatchBuilder {

  private final Schema schema;
  private final BufferAllocator allocator;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable Origins origins;

  private BatchBuilder(Schema schema, BufferAllocator allocator) {
    this.schema = schema;
    this.allocator = allocator;
  }

  /**
   * A builder for a schema.
   *
   * @param allocator owner of the vectors' memory
   */
  public static BatchBuilder of(Schema schema, BufferAllocator allocator) {
    return new BatchBuilder(schema, allocator);
  }

  /**
   * A builder for a schema as {@link Schema#parse} reads it: {@code id BIGINT NOT NULL, name
   * VARCHAR}.
   */
  public static BatchBuilder of(String schema, BufferAllocator allocator) {
    return of(Schema.parse(schema), allocator);
  }

  /**
   * Adds a row.
   *
   * @param values in the order of the columns; {@code null} alone is a row of one null
   * @throws IllegalArgumentException naming the column, if a value doesn't fit
   */
  public BatchBuilder row(@Nullable Object @Nullable ... values) {
    rows.add(JavaValues.canonical(schema, Row.of(values)));
    return this;
  }

  /** Adds rows. */
  public BatchBuilder rows(List<Row> moreRows) {
    moreRows.forEach(row -> rows.add(JavaValues.canonical(schema, row)));
    return this;
  }

  /**
   * Adds a row by column names; columns left out are null.
   *
   * @throws IllegalArgumentException if there is no such column or a value doesn't fit
   */
  public BatchBuilder row(Map<String, ? extends @Nullable Object> values) {
    for (String name : values.keySet()) {
      if (!schema.names().contains(name)) {
        throw new IllegalArgumentException(
            "there is no column '" + name + "'; the columns are " + schema.names());
      }
    }
    List<@Nullable Object> inOrder = new ArrayList<>();
    schema.names().forEach(name -> inOrder.add(values.get(name)));
    return row(inOrder.toArray());
  }

  /**
   * Sets where the rows come from; without it, row i comes from offset i of partition 0 of the
   * topic {@code test}.
   */
  public BatchBuilder origins(Origins newOrigins) {
    this.origins = newOrigins;
    return this;
  }

  /** A batch of the rows so far, owned by the caller. */
  public Batch build() {
    VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator);
    try {
      root.allocateNew();
      for (int column = 0; column < schema.size(); column++) {
        FieldVector vector = root.getVector(column);
        for (int row = 0; row < rows.size(); row++) {
          VectorWriter.write(vector, row, schema.column(column).type(), rows.get(row).get(column));
        }
      }
      root.setRowCount(rows.size());
      Origins given = origins;
      return Batch.take(
          schema,
          root,
          given == null ? Origins.oneToOne(InMemoryRecords.withoutValues(rows.size())) : given);
    } catch (RuntimeException failure) {
      root.close();
      throw failure;
    }
  }
}
