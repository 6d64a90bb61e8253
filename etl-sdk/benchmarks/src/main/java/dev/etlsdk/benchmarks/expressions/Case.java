package dev.etlsdk.benchmarks.expressions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** An expression, and the loop that somebody would write who had only that to compute. */
enum Case {
  ARITHMETIC("a + b * 2") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      IntVector a = (IntVector) rows.getVector("a");
      IntVector b = (IntVector) rows.getVector("b");
      IntVector v = (IntVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (a.isNull(row) || b.isNull(row)) {
          v.setNull(row);
        } else {
          v.set(row, Math.addExact(a.get(row), Math.multiplyExact(b.get(row), 2)));
        }
      }
    }
  },
  BRANCHES("CASE WHEN a > 500 THEN b WHEN a > 100 THEN a ELSE 0 END") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      IntVector a = (IntVector) rows.getVector("a");
      IntVector b = (IntVector) rows.getVector("b");
      IntVector v = (IntVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (!a.isNull(row) && a.get(row) > 500) {
          if (b.isNull(row)) {
            v.setNull(row);
          } else {
            v.set(row, b.get(row));
          }
        } else if (!a.isNull(row) && a.get(row) > 100) {
          v.set(row, a.get(row));
        } else {
          v.set(row, 0);
        }
      }
    }
  },
  TEXT("UPPER(s) || '!'") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      VarCharVector s = (VarCharVector) rows.getVector("s");
      VarCharVector v = (VarCharVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (s.isNull(row)) {
          v.setNull(row);
        } else {
          String text = new String(s.get(row), StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
          v.setSafe(row, (text + "!").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  },
  LIKE("s LIKE '%17%'") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      VarCharVector s = (VarCharVector) rows.getVector("s");
      BitVector v = (BitVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (s.isNull(row)) {
          v.setNull(row);
        } else {
          v.set(row, new String(s.get(row), StandardCharsets.UTF_8).contains("17") ? 1 : 0);
        }
      }
    }
  },
  CAST("CAST(digits AS INTEGER)") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      VarCharVector digits = (VarCharVector) rows.getVector("digits");
      IntVector v = (IntVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (digits.isNull(row)) {
          v.setNull(row);
        } else {
          v.set(row, Integer.parseInt(new String(digits.get(row), StandardCharsets.UTF_8)));
        }
      }
    }
  },
  DECIMAL("d * 1.19") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      DecimalVector d = (DecimalVector) rows.getVector("d");
      DecimalVector v = (DecimalVector) target;
      BigDecimal factor = new BigDecimal("1.19");
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (d.isNull(row)) {
          v.setNull(row);
        } else {
          v.set(
              row, d.getObject(row).multiply(factor).setScale(v.getScale(), RoundingMode.HALF_UP));
        }
      }
    }
  },
  FUNCTION("IS_EVEN(a + b)") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      IntVector a = (IntVector) rows.getVector("a");
      IntVector b = (IntVector) rows.getVector("b");
      BitVector v = (BitVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        if (a.isNull(row) || b.isNull(row)) {
          v.setNull(row);
        } else {
          v.set(row, (Math.addExact(a.get(row), b.get(row)) & 1) == 0 ? 1 : 0);
        }
      }
    }
  },
  LIST("n IN (" + ExpressionRows.LIST + ")") {
    @Override
    void byHand(VectorSchemaRoot rows, FieldVector target) {
      BigIntVector n = (BigIntVector) rows.getVector("n");
      BitVector v = (BitVector) target;
      for (int row = 0; row < rows.getRowCount(); row++) {
        v.set(row, Arrays.binarySearch(ExpressionRows.NUMBERS, n.get(row)) >= 0 ? 1 : 0);
      }
    }
  };

  private final String sql;

  Case(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  /** Fills a vector that has room for all rows. */
  abstract void byHand(VectorSchemaRoot rows, FieldVector target);
}
