package dev.etlsdk.sql.internal.type;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * What DECIMAL a calculation gives. Where it would take more than 38 digits, those before the point
 * have their place first, and at least six behind it are kept: a value too large is an error of its
 * row, a digit far behind the point is rounded.
 */
final class DecimalTypes {

  private static final int DIGITS = 38;
  private static final int KEPT_FRACTION = 6;

  private DecimalTypes() {}

  /** Whether the rules apply: both are exact, and one of them is DECIMAL. */
  static boolean areExact(RelDataType left, RelDataType right) {
    return SqlTypeUtil.isExactNumeric(left)
        && SqlTypeUtil.isExactNumeric(right)
        && (SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right));
  }

  static RelDataType sum(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return of(
        factory, Math.max(whole(left), whole(right)) + 1, Math.max(scale(left), scale(right)));
  }

  static RelDataType product(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return of(factory, whole(left) + whole(right), scale(left) + scale(right));
  }

  static RelDataType quotient(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    int scale = Math.max(KEPT_FRACTION, scale(left) + right.getPrecision() + 1);
    return of(factory, whole(left) + scale(right), scale);
  }

  /** The type that holds a value of each. */
  static RelDataType common(RelDataTypeFactory factory, List<RelDataType> types) {
    int whole = types.stream().mapToInt(DecimalTypes::whole).max().orElse(1);
    int scale = types.stream().mapToInt(DecimalTypes::scale).max().orElse(0);
    return of(factory, whole, scale);
  }

  private static RelDataType of(RelDataTypeFactory factory, int whole, int scale) {
    int kept = Math.max(DIGITS - whole, Math.min(scale, KEPT_FRACTION));
    int fitted = Math.min(scale, kept);
    return factory.createSqlType(
        SqlTypeName.DECIMAL, Math.max(1, Math.min(DIGITS, whole + fitted)), fitted);
  }

  private static int whole(RelDataType type) {
    return type.getPrecision() - scale(type);
  }

  private static int scale(RelDataType type) {
    return Math.max(0, type.getScale());
  }
}
