package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Operation;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.Temporals;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Casts to a TIME or TIMESTAMP whose number of digits isn't that of a unit of time: {@code
 * TIMESTAMP(2)} counts milliseconds, but has none but tens of them.
 */
final class RoundedTimes {

  private static final int UNIT_DIGITS = 3;
  private static final int TEXT_DIGITS = 6;

  private RoundedTimes() {}

  static boolean applies(RelDataType target) {
    return switch (target.getSqlTypeName()) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          target.getPrecision() > 0 && target.getPrecision() % UNIT_DIGITS != 0;
      default -> false;
    };
  }

  static Expression cast(
      Expression operand, RelDataType target, CastMode mode, SqlParserPos position) {
    ValueType type = TypeMapping.toValueType(target);
    int digits = target.getPrecision();
    int given = digits(operand.type());
    if (given <= digits) {
      return Casts.to(operand, type, mode, position);
    }
    boolean clock = target.getSqlTypeName() == SqlTypeName.TIME;
    int wide = Math.max(given, digits(type));
    ValueType exact = ValueType.of(withDigits(type.dataType(), wide));
    ValueType integer = ValueType.of(DataType.INTEGER);
    Operation round = Operation.failing("CAST", Temporals.class, clock ? "roundTime" : "round");
    Expression rounded =
        new Expression.Apply(
            round,
            List.of(
                Casts.to(operand, exact, mode, position),
                new Expression.Literal(wide, integer),
                new Expression.Literal(digits, integer)),
            exact);
    return Casts.to(rounded, type);
  }

  private static DataType withDigits(DataType type, int digits) {
    return type instanceof DataType.Timestamp timestamp
        ? new DataType.Timestamp(digits, timestamp.local())
        : DataType.time(digits);
  }

  /** The digits behind the second that values of a type may have. */
  private static int digits(ValueType type) {
    DataType data = type instanceof ValueType.Data own ? own.type() : DataType.VARCHAR;
    if (data instanceof DataType.Timestamp timestamp) {
      return timestamp.precision();
    }
    if (data instanceof DataType.Time time) {
      return time.precision();
    }
    return data.kind() == TypeKind.VARCHAR ? TEXT_DIGITS : 0;
  }
}
