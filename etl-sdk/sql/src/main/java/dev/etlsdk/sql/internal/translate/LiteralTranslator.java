package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.cast.TextToTime;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.math.BigDecimal;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Constants. */
final class LiteralTranslator {

  private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);

  private LiteralTranslator() {}

  static Expression.Literal translate(RexLiteral literal) {
    if (literal.getTypeName() == org.apache.calcite.sql.type.SqlTypeName.SYMBOL) {
      return keyword(literal);
    }
    ValueType type = TypeMapping.toValueType(literal.getType());
    if (literal.isNull()) {
      return new Expression.Literal(null, type);
    }
    return new Expression.Literal(value(literal, type), type);
  }

  private static Expression.Literal keyword(RexLiteral literal) {
    Enum<?> symbol = literal.getValueAs(Enum.class);
    return new Expression.Literal(
        symbol == null ? null : symbol.name(), ValueType.of(DataType.VARCHAR));
  }

  private static Object value(RexLiteral literal, ValueType type) {
    if (type instanceof ValueType.Interval interval) {
      return interval(literal, interval.months());
    }
    DataType data = type.dataType();
    return switch (data.kind()) {
      case BOOLEAN -> as(literal, Boolean.class);
      case TINYINT -> as(literal, BigDecimal.class).byteValueExact();
      case SMALLINT -> as(literal, BigDecimal.class).shortValueExact();
      case INTEGER -> as(literal, BigDecimal.class).intValueExact();
      case BIGINT -> as(literal, BigDecimal.class).longValueExact();
      case REAL -> as(literal, Double.class).floatValue();
      case DOUBLE -> as(literal, Double.class);
      case DECIMAL -> as(literal, BigDecimal.class).setScale(((DataType.Decimal) data).scale());
      case VARCHAR -> as(literal, String.class);
      case BINARY -> as(literal, ByteString.class).getBytes();
      case DATE -> TextToTime.toDate(as(literal, DateString.class).toString());
      case TIME ->
          TextToTime.toTime(
              as(literal, TimeString.class).toString(), ((DataType.Time) data).precision());
      case TIMESTAMP, TIMESTAMP_LTZ ->
          TextToTime.toTimestamp(
              as(literal, TimestampString.class).toString(),
              ((DataType.Timestamp) data).precision());
      case ARRAY, MAP, ROW ->
          throw new SqlProblem(
              EtlError.SQL_0006,
              "a constant of the type " + type + " isn't supported",
              "",
              SqlParserPos.ZERO);
    };
  }

  private static long interval(RexLiteral literal, boolean months) {
    BigDecimal count = as(literal, BigDecimal.class);
    try {
      return (months ? count : count.multiply(NANOS_PER_MILLI)).longValueExact();
    } catch (ArithmeticException e) {
      throw new SqlProblem(
          EtlError.SQL_0005,
          "this interval is longer than the 292 years that nanoseconds can count",
          "count it in years or months: INTERVAL '300' YEAR",
          SqlParserPos.ZERO);
    }
  }

  private static <T> T as(RexLiteral literal, Class<T> type) {
    @Nullable T value = literal.getValueAs(type);
    if (value == null) {
      throw new IllegalStateException(
          "the constant " + literal + " has no value as " + type.getSimpleName());
    }
    return value;
  }
}
