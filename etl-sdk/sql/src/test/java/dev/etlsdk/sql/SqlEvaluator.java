package dev.etlsdk.sql;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Runs a SELECT over rows given as Java objects, and gives its rows as Java objects. Closing it
 * fails if memory is left.
 *
 * <pre>{@code
 * try (SqlEvaluator sql = new SqlEvaluator().table("t", "a INTEGER, b VARCHAR", row(1, "x"))) {
 *   assertThat(sql.value("SELECT a + 1 AS c FROM t")).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>Values: Boolean, Byte to Double, BigDecimal, String, byte[], LocalDate, LocalTime,
 * LocalDateTime, Instant, List, Map, and a List for a ROW.
 */
final class SqlEvaluator implements AutoCloseable {

  private final BufferAllocator allocator = new RootAllocator();
  private final Map<String, Schema> schemas = new LinkedHashMap<>();
  private final Map<String, Schema> written = new LinkedHashMap<>();
  private final Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
  private UdfOptions udfs = UdfOptions.DEFAULT;
  private Clock clock = Clock.systemUTC();

  /** Adds a table. */
  @SafeVarargs
  final SqlEvaluator table(String name, String schema, List<Object>... tableRows) {
    schemas.put(name, Schema.parse(schema));
    written.put(name, Schema.parse(schema));
    rows.put(name, Arrays.asList(tableRows));
    return this;
  }

  /** Adds a table whose rows have the values of the metadata columns behind their own. */
  @SafeVarargs
  final SqlEvaluator source(String name, String schema, List<Object>... tableRows) {
    table(name, schema, tableRows);
    List<Column> columns = new ArrayList<>(schemas.get(name).columns());
    columns.addAll(MetadataColumns.ALL);
    written.put(name, Schema.of(columns));
    return this;
  }

  SqlEvaluator udfs(UdfOptions newUdfs) {
    udfs = newUdfs;
    return this;
  }

  /** What CURRENT_TIMESTAMP and its kind tell. */
  SqlEvaluator clock(Clock newClock) {
    clock = newClock;
    return this;
  }

  /** A row; null is NULL. */
  static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  /** What a query gave. */
  record Result(Schema schema, List<List<Object>> rows, List<RowError> errors) {}

  CompiledSql compile(String sql) {
    return new CalciteSqlCompiler()
        .compile(new SqlRequest("test query", sql, schemas, udfs, Optional.empty()));
  }

  /** Runs a query over all tables. Rows of failed input rows are left out. */
  Result query(String sql) {
    try (CompiledSql compiled = compile(sql)) {
      List<List<Object>> result = new ArrayList<>();
      List<RowError> errors = new ArrayList<>();
      for (SqlFragment fragment : compiled.fragments()) {
        run(fragment, result, errors);
      }
      return new Result(compiled.schema(), result, errors);
    }
  }

  /** The one value of a query's one row. Fails with the row's error if it has one. */
  Object value(String sql) {
    Result result = query(sql);
    if (!result.errors().isEmpty()) {
      RowError error = result.errors().get(0);
      throw new AssertionError(error.code().id() + ": " + error.message(), error.cause());
    }
    return result.rows().get(0).get(0);
  }

  private void run(SqlFragment fragment, List<List<Object>> result, List<RowError> errors) {
    Schema table = written.get(fragment.table());
    List<List<Object>> tableRows = rows.get(fragment.table());
    try (BufferAllocator stage = allocator.newChildAllocator("stage", 0, Long.MAX_VALUE);
        BatchTransform transform = fragment.create()) {
      transform.open(new TransformContext("pipeline", "stream", 0, stage, clock));
      VectorSchemaRoot vectors = RowVectors.write(fragment.input(), table, tableRows, allocator);
      int[] ordinals = new int[tableRows.size()];
      Arrays.setAll(ordinals, i -> i);
      Origins origins =
          Origins.of(dev.etlsdk.api.batch.SourceRecords.NONE, ordinals, ordinals.length);
      RowErrors rowErrors = new RowErrors();
      try (Batch input = Batch.take(fragment.input(), vectors, origins);
          Batch output = transform.process(input, rowErrors)) {
        for (int i = 0; i < output.rows(); i++) {
          if (!rowErrors.failed(output.origins().ordinal(i))) {
            result.add(RowVectors.read(output, i));
          }
        }
      }
      errors.addAll(rowErrors.errors());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    allocator.close();
  }
}
