package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Operation;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.CalendarFields;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.field.DateFields;
import java.util.List;
import java.util.Optional;

/** Common fields of dates and times, for which no object of the calendar is made. */
final class ExtractTranslator {

  private static final ValueType RESULT = ValueType.of(DataType.BIGINT);

  private ExtractTranslator() {}

  /** A BIGINT; empty if the field or the source is another. */
  static Optional<Expression> extract(String name, Expression source) {
    DateFields field;
    try {
      field = DateFields.of(name);
    } catch (RowFailure e) {
      return Optional.empty();
    }
    if (!(source.type() instanceof ValueType.Data data)) {
      return Optional.empty();
    }
    return switch (field) {
      case YEAR -> ofDate(field, "year", source, data.type());
      case QUARTER -> ofDate(field, "quarter", source, data.type());
      case MONTH -> ofDate(field, "month", source, data.type());
      case DAY -> ofDate(field, "day", source, data.type());
      case DOY -> ofDate(field, "dayOfYear", source, data.type());
      case DOW -> ofDate(field, "dayOfWeek", source, data.type());
      case ISODOW -> ofDate(field, "isoDayOfWeek", source, data.type());
      case HOUR -> ofTime(field, "hour", source, data.type());
      case MINUTE -> ofTime(field, "minute", source, data.type());
      case SECOND -> ofTime(field, "second", source, data.type());
      case EPOCH -> ofTime(field, "epoch", source, data.type());
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> ofDate(
      DateFields field, String method, Expression source, DataType type) {
    if (!(type instanceof DataType.Timestamp) && !type.equals(DataType.DATE)) {
      return Optional.empty();
    }
    Expression days = Casts.to(source, ValueType.of(DataType.DATE));
    return Optional.of(new Expression.Apply(operation(field, method), List.of(days), RESULT));
  }

  private static Optional<Expression> ofTime(
      DateFields field, String method, Expression source, DataType type) {
    int precision;
    if (type instanceof DataType.Timestamp timestamp) {
      precision = timestamp.precision();
    } else if (type instanceof DataType.Time time) {
      precision = time.precision();
    } else {
      return Optional.empty();
    }
    return Optional.of(
        new Expression.Apply(
            operation(field, method),
            List.of(source, new Expression.Literal(precision, ValueType.of(DataType.INTEGER))),
            RESULT));
  }

  private static Operation operation(DateFields field, String method) {
    return Operation.total("EXTRACT " + field, CalendarFields.class, method);
  }
}
