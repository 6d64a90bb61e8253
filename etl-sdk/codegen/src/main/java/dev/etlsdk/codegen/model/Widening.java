package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.DataType.Decimal;
import dev.etlsdk.api.schema.TypeKind;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * SQL's implicit conversions of arguments: those that lose no value, and those from exact to
 * approximate numbers, as in PostgreSQL.
 *
 * <p>The order of numbers is TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, REAL; REAL
 * becomes DOUBLE. DATE becomes TIMESTAMP. Times become more precise, never less. An untyped NULL
 * becomes anything.
 */
final class Widening {

  private static final int TO_DOUBLE = 5;

  private Widening() {}

  /**
   * How far an argument is from a parameter: 0 if it needs no conversion, more the further; empty
   * if there is no implicit conversion.
   *
   * @param argument null for an untyped NULL
   */
  static OptionalInt distance(@Nullable DataType argument, UdfType parameter) {
    if (argument == null) {
      return OptionalInt.of(0);
    }
    if (parameter instanceof UdfType.Exact exact) {
      return distance(argument, exact.type());
    }
    if (argument.kind() == parameter.kind()) {
      return OptionalInt.of(0);
    }
    return distance(argument, target(argument, parameter));
  }

  /**
   * The type that an argument is converted to.
   *
   * @param argument null for an untyped NULL
   */
  static DataType target(@Nullable DataType argument, UdfType parameter) {
    if (parameter instanceof UdfType.Exact exact) {
      return exact.type();
    }
    if (argument != null && argument.kind() == parameter.kind()) {
      return argument;
    }
    return switch (parameter.kind()) {
      case DECIMAL ->
          DataType.decimal(argument == null ? Decimal.MAX_PRECISION : digits(argument), 0);
      case TIME -> DataType.time(0);
      case TIMESTAMP -> DataType.timestamp(0);
      default -> DataType.timestampLtz(0);
    };
  }

  private static OptionalInt distance(DataType from, DataType to) {
    if (from.equals(to)) {
      return OptionalInt.of(0);
    }
    if (isNumeric(from.kind()) && isNumeric(to.kind())) {
      return number(from, to);
    }
    if (from instanceof DataType.Time a && to instanceof DataType.Time b) {
      return when(a.precision() < b.precision(), 1);
    }
    if (from instanceof DataType.Timestamp a && to instanceof DataType.Timestamp b) {
      return when(a.local() == b.local() && a.precision() < b.precision(), 1);
    }
    if (from.kind() == TypeKind.DATE && to.kind() == TypeKind.TIMESTAMP) {
      return OptionalInt.of(2);
    }
    return nested(from, to);
  }

  private static OptionalInt number(DataType from, DataType to) {
    if (to instanceof Decimal decimal) {
      if (from instanceof Decimal narrow) {
        boolean fits =
            narrow.scale() <= decimal.scale()
                && narrow.precision() - narrow.scale() <= decimal.precision() - decimal.scale();
        return when(fits, 1);
      }
      return when(
          isInteger(from.kind()) && digits(from) <= decimal.precision() - decimal.scale(),
          rank(to) - rank(from));
    }
    if (from.kind() == TypeKind.REAL) {
      return when(to.kind() == TypeKind.DOUBLE, 1);
    }
    return when(rank(from) < rank(to) && from.kind() != TypeKind.DOUBLE, rank(to) - rank(from));
  }

  /** Elements aren't converted; a promise of no nulls may be dropped. */
  private static OptionalInt nested(DataType from, DataType to) {
    if (from instanceof DataType.Array a && to instanceof DataType.Array b) {
      return when(a.element().equals(b.element()) && b.elementNullable(), 0);
    }
    if (from instanceof DataType.MapOf a && to instanceof DataType.MapOf b) {
      return when(a.key().equals(b.key()) && a.value().equals(b.value()) && b.valueNullable(), 0);
    }
    return OptionalInt.empty();
  }

  private static OptionalInt when(boolean possible, int distance) {
    return possible ? OptionalInt.of(distance) : OptionalInt.empty();
  }

  private static boolean isInteger(TypeKind kind) {
    return kind == TypeKind.TINYINT
        || kind == TypeKind.SMALLINT
        || kind == TypeKind.INTEGER
        || kind == TypeKind.BIGINT;
  }

  private static boolean isNumeric(TypeKind kind) {
    return isInteger(kind)
        || kind == TypeKind.DECIMAL
        || kind == TypeKind.REAL
        || kind == TypeKind.DOUBLE;
  }

  private static int digits(DataType integer) {
    return switch (integer.kind()) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      default -> Decimal.MAX_PRECISION;
    };
  }

  private static int rank(DataType number) {
    return switch (number.kind()) {
      case TINYINT -> 0;
      case SMALLINT -> 1;
      case INTEGER -> 2;
      case BIGINT -> 3;
      case DECIMAL -> 4;
      case DOUBLE -> TO_DOUBLE;
      default -> TO_DOUBLE + 1;
    };
  }
}
