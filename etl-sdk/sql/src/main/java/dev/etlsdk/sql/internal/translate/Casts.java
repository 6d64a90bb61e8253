package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.Conversion;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.Temporals;
import dev.etlsdk.kernels.cast.NumberCasts;
import dev.etlsdk.kernels.cast.TextToNumber;
import dev.etlsdk.kernels.cast.TextToTime;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Adds conversions, and finds the type in which two values meet. */
final class Casts {

  private static final int INTEGER_DIGITS = 19;

  private Casts() {}

  /** The value as a type, converted if it isn't of it. */
  static Expression to(Expression value, ValueType type) {
    return to(value, type, CastMode.STRICT, SqlParserPos.ZERO);
  }

  /** The value as a type, converted as the mode says. */
  static Expression to(Expression value, ValueType type, CastMode mode, SqlParserPos position) {
    if (value.type().equals(type) && mode.length() == 0) {
      return value;
    }
    if (value instanceof Expression.Literal literal) {
      if (literal.value() == null) {
        return new Expression.Literal(null, type);
      }
      if (!mode.attempt() && mode.length() == 0) {
        Optional<Object> folded = fold(literal, type);
        if (folded.isPresent()) {
          return new Expression.Literal(folded.get(), type);
        }
      }
    }
    if (!Conversion.exists(value.type(), type)) {
      throw new SqlProblem(
          EtlError.SQL_0005,
          "there is no cast from " + value.type() + " to " + type,
          fix(value, type),
          position);
    }
    return new Expression.Cast(value, type, mode);
  }

  private static String fix(Expression value, ValueType type) {
    boolean time =
        value.type() instanceof ValueType.Data data
            && (data.type().kind() == TypeKind.TIMESTAMP
                || data.type().kind() == TypeKind.TIMESTAMP_LTZ);
    return time && isNumber(type)
        ? "for the seconds since 1970 write EXTRACT(EPOCH FROM " + value + ")"
        : "";
  }

  static List<Expression> all(List<Expression> values, ValueType type) {
    return values.stream().map(v -> to(v, type)).toList();
  }

  /**
   * A constant's value as a type, where that can't fail or is well-formed: what fails is left for
   * the row that evaluates it.
   */
  private static Optional<Object> fold(Expression.Literal literal, ValueType type) {
    Object value = java.util.Objects.requireNonNull(literal.value());
    if (!(type instanceof ValueType.Data data)) {
      return Optional.empty();
    }
    try {
      if (value instanceof String text) {
        return Optional.ofNullable(text(text, data.type()));
      }
      if (value instanceof BigDecimal decimal) {
        return Optional.ofNullable(decimal(decimal, data.type()));
      }
      if (literal.type() instanceof ValueType.Data from
          && from.type() instanceof DataType.Timestamp precise
          && data.type() instanceof DataType.Timestamp target) {
        return precise.local() == target.local()
            ? Optional.of(Temporals.rescale((Long) value, precise.precision(), target.precision()))
            : Optional.empty();
      }
      if (literal.type() instanceof ValueType.Data from
          && from.type().kind() == TypeKind.DATE
          && data.type() instanceof DataType.Timestamp target) {
        return Optional.of(Temporals.startOfDay((Integer) value, target.precision()));
      }
      return value instanceof Byte
              || value instanceof Short
              || value instanceof Integer
              || value instanceof Long
          ? isNumber(literal.type())
              ? Optional.ofNullable(whole(((Number) value).longValue(), data.type()))
              : Optional.empty()
          : Optional.empty();
    } catch (RowFailure e) {
      return Optional.empty();
    }
  }

  private static @org.jspecify.annotations.Nullable Object text(String text, DataType type) {
    return switch (type.kind()) {
      case DATE -> TextToTime.toDate(text);
      case TIME -> TextToTime.toTime(text, ((DataType.Time) type).precision());
      case TIMESTAMP -> TextToTime.toTimestamp(text, ((DataType.Timestamp) type).precision());
      case TIMESTAMP_LTZ -> TextToTime.toInstant(text, ((DataType.Timestamp) type).precision());
      case INTEGER -> TextToNumber.toInt(text);
      case BIGINT -> TextToNumber.toLong(text);
      case DOUBLE -> TextToNumber.toDouble(text);
      default -> null;
    };
  }

  private static @org.jspecify.annotations.Nullable Object whole(long value, DataType type) {
    return switch (type.kind()) {
      case TINYINT -> (byte) value == value ? (Object) (byte) value : null;
      case SMALLINT -> (short) value == value ? (Object) (short) value : null;
      case INTEGER -> (int) value == value ? (Object) (int) value : null;
      case BIGINT -> value;
      case DOUBLE -> (double) value;
      case DECIMAL -> {
        DataType.Decimal decimal = (DataType.Decimal) type;
        BigDecimal scaled = BigDecimal.valueOf(value).setScale(decimal.scale());
        yield scaled.precision() <= decimal.precision() ? scaled : null;
      }
      default -> null;
    };
  }

  private static @org.jspecify.annotations.Nullable Object decimal(
      BigDecimal value, DataType type) {
    if (type instanceof DataType.Decimal decimal && decimal.scale() >= value.scale()) {
      return Decimals.fit(value, decimal.precision(), decimal.scale());
    }
    return type.kind() == TypeKind.DOUBLE ? NumberCasts.toDouble(value) : null;
  }

  static boolean isNumber(ValueType type) {
    return type instanceof ValueType.Data data
        && switch (data.type().kind()) {
          case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> true;
          default -> false;
        };
  }

  static boolean isWhole(ValueType type) {
    return type instanceof ValueType.Data data
        && switch (data.type().kind()) {
          case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
          default -> false;
        };
  }

  /**
   * The type in which two values are compared.
   *
   * @return empty if they can't be
   */
  static Optional<ValueType> common(Expression left, Expression right) {
    ValueType a = left.type();
    ValueType b = right.type();
    if (a.equals(b) || b instanceof ValueType.Null) {
      return Optional.of(a);
    }
    if (a instanceof ValueType.Null) {
      return Optional.of(b);
    }
    if (!(a instanceof ValueType.Data x) || !(b instanceof ValueType.Data y)) {
      return Optional.empty();
    }
    if (isNumber(a) && isNumber(b)) {
      return Optional.of(ValueType.of(number(x.type(), y.type())));
    }
    if (x.type().kind() == TypeKind.VARCHAR || y.type().kind() == TypeKind.VARCHAR) {
      Expression text = x.type().kind() == TypeKind.VARCHAR ? left : right;
      return text instanceof Expression.Literal
          ? Optional.of(text == left ? b : a)
          : Optional.empty();
    }
    Optional<DataType> time = time(x.type(), y.type());
    if (time.isPresent()) {
      return time.map(ValueType::of);
    }
    return Conversion.exists(a, b) && x.type().kind().isNested()
        ? Optional.of(a)
        : Optional.empty();
  }

  /**
   * One side of a comparison in {@link #common}. DECIMAL keeps its own scale and a point in time
   * its own precision, unless it is a constant that fits: in the common type a value may have no
   * place.
   */
  static Expression compared(
      Expression value, ValueType other, ValueType common, SqlParserPos position) {
    if (!(common instanceof ValueType.Data meeting)
        || !(value.type() instanceof ValueType.Data own)) {
      return to(value, common, CastMode.STRICT, position);
    }
    if (meeting.type() instanceof DataType.Decimal && isNumber(value.type())) {
      Expression fitted = fitted(value, other);
      if (fitted instanceof Expression.Literal) {
        return fitted;
      }
      return own.type() instanceof DataType.Decimal
          ? value
          : to(value, ValueType.of(DataType.decimal(INTEGER_DIGITS, 0)), CastMode.STRICT, position);
    }
    if (meeting.type() instanceof DataType.Timestamp timestamp
        && own.type().kind() != TypeKind.VARCHAR) {
      Expression folded = value instanceof Expression.Literal ? to(value, common) : value;
      if (folded instanceof Expression.Literal) {
        return folded;
      }
      return own.type().kind() == TypeKind.DATE
          ? to(value, ValueType.of(new DataType.Timestamp(0, timestamp.local())))
          : value;
    }
    return to(value, common, CastMode.STRICT, position);
  }

  /** A constant in the type of what it is compared with, if it has all its digits there. */
  private static Expression fitted(Expression value, ValueType other) {
    return value instanceof Expression.Literal
            && other instanceof ValueType.Data data
            && data.type() instanceof DataType.Decimal
        ? to(value, other)
        : value;
  }

  private static DataType number(DataType left, DataType right) {
    if (left.kind() == TypeKind.DOUBLE
        || right.kind() == TypeKind.DOUBLE
        || left.kind() == TypeKind.REAL
        || right.kind() == TypeKind.REAL) {
      return DataType.DOUBLE;
    }
    if (left instanceof DataType.Decimal || right instanceof DataType.Decimal) {
      int scale = Math.max(scale(left), scale(right));
      int whole = Math.max(digits(left) - scale(left), digits(right) - scale(right));
      return DataType.decimal(Math.min(DataType.Decimal.MAX_PRECISION, whole + scale), scale);
    }
    return left.kind().ordinal() > right.kind().ordinal() ? left : right;
  }

  private static int scale(DataType type) {
    return type instanceof DataType.Decimal decimal ? decimal.scale() : 0;
  }

  private static int digits(DataType type) {
    return type instanceof DataType.Decimal decimal ? decimal.precision() : INTEGER_DIGITS;
  }

  private static Optional<DataType> time(DataType left, DataType right) {
    if (left instanceof DataType.Time a && right instanceof DataType.Time b) {
      return Optional.of(a.precision() > b.precision() ? a : b);
    }
    if (left instanceof DataType.Timestamp a && right instanceof DataType.Timestamp b) {
      return Optional.of(
          new DataType.Timestamp(Math.max(a.precision(), b.precision()), a.local() || b.local()));
    }
    if (left.kind() == TypeKind.DATE && right instanceof DataType.Timestamp) {
      return Optional.of(right);
    }
    return right.kind() == TypeKind.DATE && left instanceof DataType.Timestamp
        ? Optional.of(left)
        : Optional.empty();
  }
}
