package dev.etlsdk.sql.internal.type;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Between the SDK's types and the planner's. */
public final class TypeMapping {

  private static final int NANOSECONDS = 9;

  private TypeMapping() {}

  public static RelDataType rowType(Schema schema, RelDataTypeFactory factory) {
    return row(schema.columns(), StructKind.FULLY_QUALIFIED, factory);
  }

  private static RelDataType row(
      List<Column> columns, StructKind kind, RelDataTypeFactory factory) {
    RelDataTypeFactory.Builder builder = factory.builder().kind(kind);
    for (Column column : columns) {
      builder.add(column.name(), toRel(column.type(), column.nullable(), factory));
    }
    return builder.build();
  }

  public static RelDataType toRel(DataType type, boolean nullable, RelDataTypeFactory factory) {
    // Of the row itself: what isn't null in it stays so.
    return factory.enforceTypeWithNullability(notNull(type, factory), nullable);
  }

  private static RelDataType notNull(DataType type, RelDataTypeFactory factory) {
    return switch (type.kind()) {
      case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
      case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
      case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
      case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
      case REAL -> factory.createSqlType(SqlTypeName.REAL);
      case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
      case DECIMAL -> {
        DataType.Decimal decimal = (DataType.Decimal) type;
        yield factory.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
      }
      case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
      case BINARY -> factory.createSqlType(SqlTypeName.VARBINARY);
      case DATE -> factory.createSqlType(SqlTypeName.DATE);
      case TIME -> factory.createSqlType(SqlTypeName.TIME, ((DataType.Time) type).precision());
      case TIMESTAMP ->
          factory.createSqlType(SqlTypeName.TIMESTAMP, ((DataType.Timestamp) type).precision());
      case TIMESTAMP_LTZ ->
          factory.createSqlType(
              SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, ((DataType.Timestamp) type).precision());
      case ARRAY -> {
        DataType.Array array = (DataType.Array) type;
        yield factory.createArrayType(toRel(array.element(), array.elementNullable(), factory), -1);
      }
      case MAP -> {
        DataType.MapOf map = (DataType.MapOf) type;
        yield factory.createMapType(
            toRel(map.key(), false, factory), toRel(map.value(), map.valueNullable(), factory));
      }
      case ROW -> row(((DataType.Row) type).fields(), StructKind.PEEK_FIELDS_NO_EXPAND, factory);
    };
  }

  /** Whether both are a date or a timestamp, which can be compared. */
  public static boolean areTimes(RelDataType left, RelDataType right) {
    return isDay(left.getSqlTypeName()) && isDay(right.getSqlTypeName());
  }

  private static boolean isDay(SqlTypeName type) {
    return type == SqlTypeName.DATE
        || type == SqlTypeName.TIMESTAMP
        || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  /**
   * The type of an expression.
   *
   * @throws UnsupportedOperationException naming the type, if there is none
   */
  public static ValueType toValueType(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> ValueType.MONTHS;
      case INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          ValueType.DURATION;
      case NULL -> ValueType.NULL;
      case SYMBOL -> ValueType.of(DataType.VARCHAR);
      default -> ValueType.of(toDataType(type));
    };
  }

  /** Whether a column can have a type; that without one is filled by a union, or has only NULL. */
  public static boolean isColumn(RelDataType type) {
    try {
      toDataType(type);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /** Whether an expression can have a type. */
  public static boolean isValue(RelDataType type) {
    return type.getIntervalQualifier() != null || isColumn(type);
  }

  /** A type as a message names it. */
  public static String name(RelDataType type) {
    try {
      return toValueType(type).toString();
    } catch (UnsupportedOperationException e) {
      return planner(type);
    }
  }

  /**
   * The type of a column. NULL alone has none yet: until a union or a call gives it one, it is kept
   * as text.
   *
   * @throws UnsupportedOperationException naming the type, if there is none
   */
  public static DataType toDataType(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> DataType.BOOLEAN;
      case TINYINT -> DataType.TINYINT;
      case SMALLINT -> DataType.SMALLINT;
      case INTEGER -> DataType.INTEGER;
      case BIGINT -> DataType.BIGINT;
      case REAL -> DataType.REAL;
      case DOUBLE, FLOAT -> DataType.DOUBLE;
      case DECIMAL -> DataType.decimal(type.getPrecision(), type.getScale());
      case CHAR, VARCHAR, NULL -> DataType.VARCHAR;
      case BINARY, VARBINARY -> DataType.BINARY;
      case DATE -> DataType.DATE;
      case TIME -> DataType.time(unit(type));
      case TIMESTAMP -> DataType.timestamp(unit(type));
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DataType.timestampLtz(unit(type));
      case ARRAY, MULTISET -> {
        RelDataType element = java.util.Objects.requireNonNull(type.getComponentType());
        yield new DataType.Array(toDataType(element), element.isNullable());
      }
      case MAP -> {
        RelDataType key = java.util.Objects.requireNonNull(type.getKeyType());
        RelDataType value = java.util.Objects.requireNonNull(type.getValueType());
        yield new DataType.MapOf(toDataType(key), toDataType(value), value.isNullable());
      }
      case ROW -> new DataType.Row(columns(type));
      default ->
          throw new UnsupportedOperationException("the type " + planner(type) + " isn't supported");
    };
  }

  private static String planner(RelDataType type) {
    return type.getSqlTypeName().getName().replace("_TZ", " WITH TIME ZONE").replace('_', ' ');
  }

  public static List<Column> columns(RelDataType row) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : row.getFieldList()) {
      columns.add(
          new Column(field.getName(), toDataType(field.getType()), field.getType().isNullable()));
    }
    return columns;
  }

  /** The smallest unit of time that holds a precision: seconds, milli-, micro- or nanoseconds. */
  private static int unit(RelDataType type) {
    int precision = type.getPrecision();
    return precision < 0 ? 6 : Math.min((precision + 2) / 3 * 3, NANOSECONDS);
  }
}
