package dev.etlsdk.benchmarks.expressions;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.benchmarks.pipeline.BenchmarkFunctions;
import dev.etlsdk.sql.CalciteSqlCompiler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link ExpressionsBenchmark} measures: one batch into a new vector. */
@State(Scope.Thread)
public class ExpressionsState {

  /** The case. */
  @Param({"ARITHMETIC", "BRANCHES", "TEXT", "LIKE", "CAST", "DECIMAL", "FUNCTION", "LIST"})
  public String records = "ARITHMETIC";

  private final BufferAllocator allocator = new RootAllocator();
  private final RowErrors errors = new RowErrors();
  private Case measured = Case.ARITHMETIC;
  private VectorSchemaRoot rows = VectorSchemaRoot.of();
  private Schema output = rows.getSchema();
  private @Nullable Batch input;
  private BatchTransform expression = (batch, failed) -> batch;

  /** Compiles the query and checks that both ways give the same. */
  @Setup
  public void open() throws Exception {
    measured = Case.valueOf(records);
    CompiledSql query =
        new CalciteSqlCompiler()
            .compile(
                new SqlRequest(
                    "expressions",
                    "SELECT " + measured.sql() + " AS v FROM t",
                    Map.of("t", ExpressionRows.SCHEMA),
                    new UdfOptions(
                        false, List.of(BenchmarkFunctions.class), Optional.empty(), Map.of()),
                    Optional.empty()));
    SqlFragment fragment = query.fragments().get(0);
    output = query.schema().toArrow();
    expression = fragment.create();
    expression.open(
        new TransformContext("expressions", "expressions", 0, allocator, Clock.systemUTC()));
    rows = ExpressionRows.of(fragment.input(), allocator);
    int[] ordinals = new int[ExpressionRows.ROWS];
    input =
        Batch.take(
            fragment.input(), rows, Origins.of(SourceRecords.NONE, ordinals, ordinals.length));
    compare();
  }

  private void compare() throws Exception {
    try (Batch made =
            expression.process(Objects.requireNonNull(input, "open comes first"), errors);
        VectorSchemaRoot expected = filled()) {
      for (int row = 0; row < ExpressionRows.ROWS; row++) {
        Object left = made.vector(0).getObject(row);
        Object right = expected.getVector(0).getObject(row);
        if (!Objects.equals(left, right)) {
          throw new IllegalStateException(measured + ", row " + row + ": " + left + ", " + right);
        }
      }
    }
  }

  private VectorSchemaRoot filled() {
    VectorSchemaRoot root = VectorSchemaRoot.create(output, allocator);
    FieldVector target = root.getVector(0);
    target.setInitialCapacity(ExpressionRows.ROWS);
    target.allocateNew();
    measured.byHand(rows, target);
    root.setRowCount(ExpressionRows.ROWS);
    return root;
  }

  /** By generated code. */
  @Benchmark
  public int generated() throws Exception {
    try (Batch made =
        expression.process(Objects.requireNonNull(input, "open comes first"), errors)) {
      if (!errors.isEmpty()) {
        throw new IllegalStateException(errors.errors().toString());
      }
      return made.rows();
    }
  }

  /** By hand. */
  @Benchmark
  public int byHand() {
    try (VectorSchemaRoot root = filled()) {
      return root.getRowCount();
    }
  }

  /** Releases the memory. */
  @TearDown
  public void close() throws Exception {
    expression.close();
    Objects.requireNonNull(input, "open comes first").close();
    allocator.close();
  }
}
