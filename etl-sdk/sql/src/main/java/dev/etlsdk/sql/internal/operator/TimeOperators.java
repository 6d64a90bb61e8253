package dev.etlsdk.sql.internal.operator;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlMonotonicBinaryOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The operators {@code + - * /} with types that lose nothing where a time or an interval is an
 * operand: the planner's own drop the time of {@code date + INTERVAL '36' HOUR} and the fraction of
 * {@code INTERVAL '1' MINUTE * 0.01}.
 */
final class TimeOperators {

  private static final int MICROSECONDS = 6;

  static final SqlBinaryOperator PLUS =
      new SqlMonotonicBinaryOperator(
          "+",
          SqlKind.PLUS,
          SqlStdOperatorTable.PLUS.getLeftPrec(),
          true,
          pointOr(ReturnTypes.NULLABLE_SUM),
          InferTypes.FIRST_KNOWN,
          OperandTypes.PLUS_OPERATOR);

  static final SqlBinaryOperator MINUS =
      new SqlMonotonicBinaryOperator(
          "-",
          SqlKind.MINUS,
          SqlStdOperatorTable.MINUS.getLeftPrec(),
          true,
          pointOr(ReturnTypes.NULLABLE_SUM),
          InferTypes.FIRST_KNOWN,
          OperandTypes.MINUS_OPERATOR);

  static final SqlBinaryOperator TIMES =
      new SqlMonotonicBinaryOperator(
          "*",
          SqlKind.TIMES,
          SqlStdOperatorTable.MULTIPLY.getLeftPrec(),
          true,
          scaledOr(ReturnTypes.PRODUCT_NULLABLE),
          InferTypes.FIRST_KNOWN,
          OperandTypes.MULTIPLY_OPERATOR);

  static final SqlBinaryOperator DIVIDE =
      new SqlBinaryOperator(
          "/",
          SqlKind.DIVIDE,
          SqlStdOperatorTable.DIVIDE.getLeftPrec(),
          true,
          scaledOr(ReturnTypes.QUOTIENT_NULLABLE),
          InferTypes.FIRST_KNOWN,
          OperandTypes.DIVISION_OPERATOR);

  private TimeOperators() {}

  /** A point in time has the precision of what is added, and a date becomes one with hours. */
  private static SqlReturnTypeInference pointOr(SqlReturnTypeInference otherwise) {
    return binding -> {
      RelDataType type = otherwise.inferReturnType(binding);
      if (type == null || !SqlTypeUtil.isDatetime(type)) {
        return type;
      }
      boolean date = type.getSqlTypeName() == SqlTypeName.DATE;
      if (date && binding.collectOperandTypes().stream().noneMatch(TimeOperators::hasClock)) {
        return type;
      }
      int precision = date ? MICROSECONDS : type.getPrecision();
      for (RelDataType operand : binding.collectOperandTypes()) {
        precision = Math.max(precision, fraction(operand));
      }
      RelDataTypeFactory factory = binding.getTypeFactory();
      return factory.createTypeWithNullability(
          factory.createSqlType(date ? SqlTypeName.TIMESTAMP : type.getSqlTypeName(), precision),
          type.isNullable());
    };
  }

  /** An interval times a fraction, or divided, has a fraction of a second. */
  private static SqlReturnTypeInference scaledOr(SqlReturnTypeInference otherwise) {
    return binding -> {
      RelDataType type = otherwise.inferReturnType(binding);
      if (type == null || !SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
        return type;
      }
      return staysWhole(binding) ? type : withFraction(binding.getTypeFactory(), type);
    };
  }

  private static boolean staysWhole(SqlOperatorBinding binding) {
    return binding.getOperator().getKind() == SqlKind.TIMES
        && binding.collectOperandTypes().stream()
            .filter(SqlTypeUtil::isNumeric)
            .allMatch(SqlTypeUtil::isIntType);
  }

  private static RelDataType withFraction(RelDataTypeFactory factory, RelDataType interval) {
    SqlIntervalQualifier own = java.util.Objects.requireNonNull(interval.getIntervalQualifier());
    TimeUnit start = own.getStartUnit();
    SqlIntervalQualifier fine =
        new SqlIntervalQualifier(
            start,
            own.getStartPrecision(factory.getTypeSystem()),
            start == TimeUnit.SECOND ? null : TimeUnit.SECOND,
            Math.max(MICROSECONDS, fraction(interval)),
            SqlParserPos.ZERO);
    return factory.createTypeWithNullability(
        factory.createSqlIntervalType(fine), interval.isNullable());
  }

  private static boolean hasClock(RelDataType type) {
    return SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())
        && type.getSqlTypeName() != SqlTypeName.INTERVAL_DAY;
  }

  private static int fraction(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case INTERVAL_SECOND, INTERVAL_MINUTE_SECOND, INTERVAL_HOUR_SECOND, INTERVAL_DAY_SECOND ->
          Math.max(0, type.getScale());
      default -> 0;
    };
  }
}
