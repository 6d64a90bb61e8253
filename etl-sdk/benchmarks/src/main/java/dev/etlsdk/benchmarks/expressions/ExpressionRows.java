package dev.etlsdk.benchmarks.expressions;

import dev.etlsdk.api.schema.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The rows over which expressions are measured; one value in ten is NULL. */
final class ExpressionRows {

  static final int ROWS = 4096;
  static final Schema SCHEMA =
      Schema.parse(
          "a INTEGER, b INTEGER, n BIGINT NOT NULL, s VARCHAR, digits VARCHAR, d DECIMAL(12, 2)");

  /** What the IN list has, in order. */
  static final long[] NUMBERS = LongStream.range(0, 50).map(i -> i * i + 3).toArray();

  static final String LIST =
      Arrays.stream(NUMBERS).mapToObj(String::valueOf).collect(Collectors.joining(", "));

  private static final int SEED = 42;
  private static final int NULL_SHARE = 10;

  private ExpressionRows() {}

  /** The columns that a query reads. */
  static VectorSchemaRoot of(Schema columns, BufferAllocator allocator) {
    VectorSchemaRoot root = VectorSchemaRoot.create(columns.toArrow(), allocator);
    for (String name : columns.names()) {
      Random random = new Random(SEED + name.hashCode());
      for (int row = 0; row < ROWS; row++) {
        if (name.equals("n") || random.nextInt(NULL_SHARE) > 0) {
          set(root, name, row, random.nextInt(1_000));
        }
      }
    }
    root.setRowCount(ROWS);
    return root;
  }

  private static void set(VectorSchemaRoot root, String name, int row, int value) {
    switch (name) {
      case "a", "b" -> ((IntVector) root.getVector(name)).setSafe(row, value);
      case "n" -> ((BigIntVector) root.getVector(name)).setSafe(row, value);
      case "s" -> text(root, name, row, "customer " + value);
      case "digits" -> text(root, name, row, String.valueOf(value * 997));
      default ->
          ((DecimalVector) root.getVector(name)).setSafe(row, BigDecimal.valueOf(value * 997L, 2));
    }
  }

  private static void text(VectorSchemaRoot root, String name, int row, String text) {
    ((VarCharVector) root.getVector(name)).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
  }
}
