package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.ArithmeticOperator;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Operation;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.Temporals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;

/** Arithmetic with dates, times and intervals. */
final class TemporalTranslator {

  private static final Map<String, Long> NANOS =
      Map.of(
          "NANOSECOND", 1L,
          "MICROSECOND", 1_000L,
          "MILLISECOND", 1_000_000L,
          "SECOND", 1_000_000_000L,
          "MINUTE", 60_000_000_000L,
          "HOUR", 3_600_000_000_000L,
          "DAY", 86_400_000_000_000L,
          "WEEK", 604_800_000_000_000L);

  private static final Map<String, Long> MONTHS =
      Map.of(
          "MONTH",
          1L,
          "QUARTER",
          3L,
          "YEAR",
          12L,
          "DECADE",
          120L,
          "CENTURY",
          1_200L,
          "MILLENNIUM",
          12_000L);

  /** The size of a field, and that of the next greater one, or 0. */
  private static final Map<String, long[]> NANO_FIELDS =
      Map.of(
          "EPOCH", new long[] {1_000_000_000L, 0},
          "DAY", new long[] {86_400_000_000_000L, 0},
          "HOUR", new long[] {3_600_000_000_000L, 86_400_000_000_000L},
          "MINUTE", new long[] {60_000_000_000L, 3_600_000_000_000L},
          "SECOND", new long[] {1_000_000_000L, 60_000_000_000L},
          "MILLISECOND", new long[] {1_000_000L, 60_000_000_000L},
          "MICROSECOND", new long[] {1_000L, 60_000_000_000L});

  private static final Map<String, long[]> MONTH_FIELDS =
      Map.of(
          "YEAR", new long[] {12, 0},
          "MONTH", new long[] {1, 12},
          "QUARTER", new long[] {3, 12},
          "DECADE", new long[] {120, 0},
          "CENTURY", new long[] {1_200, 0},
          "MILLENNIUM", new long[] {12_000, 0});

  private TemporalTranslator() {}

  /** {@code left operator right}, if one of them is a time or an interval. */
  static Optional<Expression> arithmetic(
      ArithmeticOperator operator, Expression left, Expression right, ValueType type) {
    boolean leftInterval = left.type() instanceof ValueType.Interval;
    boolean rightInterval = right.type() instanceof ValueType.Interval;
    if (leftInterval && rightInterval) {
      return Optional.of(new Expression.Arithmetic(operator, left, right, type));
    }
    if (leftInterval && isTime(right.type())) {
      return Optional.of(plus(right, left, type));
    }
    if (rightInterval && isTime(left.type())) {
      return Optional.of(
          plus(
              left,
              operator == ArithmeticOperator.SUBTRACT ? new Expression.Negate(right) : right,
              type));
    }
    if (leftInterval || rightInterval) {
      return Optional.of(
          leftInterval ? scale(operator, left, right) : scale(operator, right, left));
    }
    return isTime(left.type()) && isTime(right.type())
        ? Optional.of(difference(left, right, type))
        : Optional.empty();
  }

  private static boolean isTime(ValueType type) {
    return type instanceof ValueType.Data data
        && switch (data.type().kind()) {
          case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> true;
          default -> false;
        };
  }

  private static Expression plus(Expression time, Expression interval, ValueType type) {
    Expression base = Casts.to(time, type);
    boolean months = ((ValueType.Interval) interval.type()).months();
    if (type.dataType().kind() == TypeKind.DATE) {
      Operation operation =
          Operation.failing("+", Temporals.class, months ? "plusMonths" : "plusNanos");
      return new Expression.Apply(operation, List.of(base, interval), type);
    }
    boolean clock = type.dataType().kind() == TypeKind.TIME;
    String method = clock ? "timePlusNanos" : months ? "plusMonths" : "plusNanos";
    Operation operation = Operation.failing("+", Temporals.class, method);
    return new Expression.Apply(operation, List.of(base, interval, precision(type)), type);
  }

  private static Expression scale(
      ArithmeticOperator operator, Expression interval, Expression number) {
    ValueType type = interval.type();
    if (Casts.isWhole(number.type())) {
      Expression count = Casts.to(number, ValueType.of(DataType.BIGINT));
      return new Expression.Arithmetic(
          operator, interval, new Expression.Cast(count, type, CastMode.STRICT), type);
    }
    Operation operation =
        Operation.failing(
            operator.symbol(),
            Temporals.class,
            operator == ArithmeticOperator.DIVIDE ? "shrink" : "scale");
    return new Expression.Apply(
        operation, List.of(interval, Casts.to(number, ValueType.of(DataType.DOUBLE))), type);
  }

  private static Expression difference(Expression later, Expression earlier, ValueType type) {
    DataType common = moment(later, earlier);
    Expression from = Casts.to(earlier, ValueType.of(common));
    Expression to = Casts.to(later, ValueType.of(common));
    boolean months = type instanceof ValueType.Interval interval && interval.months();
    Operation operation =
        Operation.failing("-", Temporals.class, months ? "monthsBetween" : "nanosBetween");
    return new Expression.Apply(operation, List.of(from, to, precision(from.type())), type);
  }

  /** The type in which two points in time are subtracted. */
  private static DataType moment(Expression left, Expression right) {
    Optional<ValueType> common = Casts.common(left, right);
    DataType type = common.orElse(left.type()).dataType();
    return type.kind() == TypeKind.DATE ? DataType.timestamp(0) : type;
  }

  private static Expression precision(ValueType type) {
    DataType data = type.dataType();
    int precision =
        data instanceof DataType.Time time
            ? time.precision()
            : ((DataType.Timestamp) data).precision();
    return new Expression.Literal(precision, ValueType.of(DataType.INTEGER));
  }

  /** {@code TIMESTAMPADD(unit, count, time)}. */
  static Expression add(String unit, Expression count, Expression time, ValueType type) {
    Expression base = Casts.to(time, type);
    Expression units = Casts.to(count, ValueType.of(DataType.BIGINT));
    boolean date = type.dataType().kind() == TypeKind.DATE;
    if (MONTHS.containsKey(unit)) {
      Expression months =
          new Expression.Arithmetic(
              ArithmeticOperator.MULTIPLY, units, constant(MONTHS.get(unit)), units.type());
      Operation operation = Operation.failing("TIMESTAMPADD", Temporals.class, "plusMonths");
      return new Expression.Apply(
          operation, date ? List.of(base, months) : List.of(base, months, precision(type)), type);
    }
    Expression unitNanos = constant(nanos(unit));
    if (date) {
      Expression nanos =
          new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, units, unitNanos, units.type());
      return new Expression.Apply(
          Operation.failing("TIMESTAMPADD", Temporals.class, "plusNanos"),
          List.of(base, nanos),
          type);
    }
    return new Expression.Apply(
        Operation.failing("TIMESTAMPADD", Temporals.class, "plusUnits"),
        List.of(base, units, precision(type), unitNanos),
        type);
  }

  /** {@code TIMESTAMPDIFF(unit, from, to)}. */
  static Expression between(String unit, Expression from, Expression to, ValueType type) {
    ValueType common = ValueType.of(moment(from, to));
    Expression start = Casts.to(from, common);
    Expression end = Casts.to(to, common);
    ValueType bigint = ValueType.of(DataType.BIGINT);
    if (MONTHS.containsKey(unit)) {
      Expression months =
          new Expression.Apply(
              Operation.failing("MONTHS_BETWEEN", Temporals.class, "monthsBetween"),
              List.of(start, end, precision(common)),
              bigint);
      return Casts.to(
          new Expression.Arithmetic(
              ArithmeticOperator.DIVIDE, months, constant(MONTHS.get(unit)), bigint),
          type);
    }
    Operation operation = Operation.failing("TIMESTAMPDIFF", Temporals.class, "unitsBetween");
    return Casts.to(
        new Expression.Apply(
            operation, List.of(start, end, precision(common), constant(nanos(unit))), bigint),
        type);
  }

  private static long nanos(String unit) {
    Long nanos = NANOS.get(unit);
    if (nanos == null) {
      throw new UnsupportedOperationException("the unit of time " + unit + " isn't supported here");
    }
    return nanos;
  }

  private static Expression constant(long value) {
    return new Expression.Literal(value, ValueType.of(DataType.BIGINT));
  }

  /** An interval of one unit as a number of that unit. */
  static Expression count(Expression interval, RelDataType intervalType, ValueType type) {
    String unit =
        java.util.Objects.requireNonNull(intervalType.getIntervalQualifier()).getUnit().name();
    long size =
        ((ValueType.Interval) interval.type()).months()
            ? MONTHS.getOrDefault(unit, 1L)
            : nanos(unit);
    ValueType bigint = ValueType.of(DataType.BIGINT);
    Expression whole = new Expression.Cast(interval, bigint, CastMode.STRICT);
    return Casts.to(
        new Expression.Arithmetic(ArithmeticOperator.DIVIDE, whole, constant(size), bigint), type);
  }

  /**
   * A field of an interval: what is left of it when all greater units are taken away; EPOCH is all
   * of it in seconds.
   */
  static Expression field(String unit, Expression interval) {
    ValueType bigint = ValueType.of(DataType.BIGINT);
    Expression count = new Expression.Cast(interval, bigint, CastMode.STRICT);
    boolean months = ((ValueType.Interval) interval.type()).months();
    Map<String, long[]> fields = months ? MONTH_FIELDS : NANO_FIELDS;
    long[] field = fields.get(unit);
    if (field == null) {
      throw new UnsupportedOperationException("an " + interval.type() + " has no field " + unit);
    }
    Expression within =
        field[1] == 0
            ? count
            : new Expression.Arithmetic(
                ArithmeticOperator.MODULO, count, constant(field[1]), bigint);
    return new Expression.Arithmetic(ArithmeticOperator.DIVIDE, within, constant(field[0]), bigint);
  }

  /** A number of one unit as an interval. */
  static Expression interval(Expression number, RelDataType intervalType, ValueType type) {
    String unit =
        java.util.Objects.requireNonNull(intervalType.getIntervalQualifier()).getUnit().name();
    long size = ((ValueType.Interval) type).months() ? MONTHS.getOrDefault(unit, 1L) : nanos(unit);
    Expression count = Casts.to(number, ValueType.of(DataType.BIGINT));
    Expression units =
        new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, count, constant(size), count.type());
    return new Expression.Cast(units, type, CastMode.STRICT);
  }
}
