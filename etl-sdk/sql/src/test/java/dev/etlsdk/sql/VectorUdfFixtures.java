package dev.etlsdk.sql;

import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.VectorUdf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;

/** Functions of {@link VectorUdfTest}. */
final class VectorUdfFixtures {

  private VectorUdfFixtures() {}

  /** Static ones. */
  public static final class Numbers {
    private Numbers() {}

    @VectorUdf("TWICE")
    public static void twice(BigIntVector value, BigIntVector result, int rows) {
      for (int row = 0; row < rows; row++) {
        if (value.isNull(row)) {
          result.setNull(row);
        } else {
          result.setSafe(row, 2 * value.get(row));
        }
      }
    }

    @VectorUdf("SUM_OF")
    public static void sumOf(BigIntVector left, BigIntVector right, BigIntVector result, int rows) {
      for (int row = 0; row < rows; row++) {
        if (left.isNull(row) || right.isNull(row)) {
          result.setNull(row);
        } else {
          result.setSafe(row, left.get(row) + right.get(row));
        }
      }
    }

    @VectorUdf("LENGTHS")
    public static void lengths(VarCharVector text, BigIntVector result, int rows) {
      for (int row = 0; row < rows; row++) {
        if (text.isNull(row)) {
          result.setNull(row);
        } else {
          result.setSafe(row, text.get(row).length);
        }
      }
    }

    @VectorUdf("REFUSES")
    public static void refuses(BigIntVector value, BigIntVector result, int rows) {
      for (int row = 0; row < rows; row++) {
        if (!value.isNull(row) && value.get(row) < 0) {
          throw new AssertionError("negative: " + value.get(row));
        }
      }
      twice(value, result, rows);
    }

    @VectorUdf("EXHAUSTS")
    public static void exhausts(BigIntVector value, BigIntVector result, int rows) {
      throw new OutOfMemoryError("for " + rows + " rows");
    }
  }

  /** Gives an ARRAY. */
  public static final class Arrays {
    private Arrays() {}

    @VectorUdf("PAIR")
    public static void pair(
        BigIntVector value, @dev.etlsdk.udf.SqlType("ARRAY<BIGINT>") ListVector result, int rows) {
      for (int row = 0; row < rows; row++) {
        result.startNewValue(row);
        BigIntVector elements = (BigIntVector) result.getDataVector();
        int at = 2 * row;
        elements.setSafe(at, value.get(row));
        elements.setSafe(at + 1, -value.get(row));
        result.endValue(row, 2);
      }
    }
  }

  /** On an instance, with a configuration. */
  public static final class Scaled {
    private final long factor;

    public Scaled(UdfConfig config) {
      factor = Long.parseLong(config.require("factor"));
    }

    @VectorUdf("SCALED")
    public void scaled(BigIntVector value, BigIntVector result, int rows) {
      for (int row = 0; row < rows; row++) {
        result.setSafe(row, factor * value.get(row));
      }
    }
  }
}
