package dev.etlsdk.api.schema;

import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The one representation of each {@link DataType} in Arrow.
 *
 * <p>DECIMAL is Decimal128, VARCHAR Utf8, BINARY Binary, DATE days since 1970-01-01 in 32 bits,
 * TIME seconds or milliseconds in 32 bits and micro- or nanoseconds in 64, TIMESTAMP without and
 * TIMESTAMP WITH LOCAL TIME ZONE with the zone {@code UTC}, ROW Struct.
 */
public final class ArrowTypes {

  private static final String UTC = "UTC";

  private ArrowTypes() {}

  /** The Arrow field of a column. */
  public static Field toField(Column column) {
    return field(column.name(), column.type(), column.nullable());
  }

  private static Field field(String name, DataType type, boolean nullable) {
    FieldType fieldType = new FieldType(nullable, toArrow(type), null);
    if (type instanceof DataType.Array array) {
      return new Field(
          name, fieldType, List.of(field("element", array.element(), array.elementNullable())));
    }
    if (type instanceof DataType.MapOf map) {
      Field key = field("key", map.key(), false);
      Field value = field("value", map.value(), map.valueNullable());
      Field entries =
          new Field(
              "entries", FieldType.notNullable(ArrowType.Struct.INSTANCE), List.of(key, value));
      return new Field(name, fieldType, List.of(entries));
    }
    if (type instanceof DataType.Row row) {
      return new Field(name, fieldType, row.fields().stream().map(ArrowTypes::toField).toList());
    }
    return new Field(name, fieldType, null);
  }

  /** The Arrow type, without the children of a nested one. */
  public static ArrowType toArrow(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case TINYINT -> new ArrowType.Int(8, true);
      case SMALLINT -> new ArrowType.Int(16, true);
      case INTEGER -> new ArrowType.Int(32, true);
      case BIGINT -> new ArrowType.Int(64, true);
      case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case DECIMAL -> {
        DataType.Decimal decimal = (DataType.Decimal) type;
        yield new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
      }
      case VARCHAR -> ArrowType.Utf8.INSTANCE;
      case BINARY -> ArrowType.Binary.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIME -> {
        int precision = ((DataType.Time) type).precision();
        yield new ArrowType.Time(unit(precision), precision <= 3 ? 32 : 64);
      }
      case TIMESTAMP ->
          new ArrowType.Timestamp(unit(((DataType.Timestamp) type).precision()), null);
      case TIMESTAMP_LTZ ->
          new ArrowType.Timestamp(unit(((DataType.Timestamp) type).precision()), UTC);
      case ARRAY -> ArrowType.List.INSTANCE;
      case MAP -> new ArrowType.Map(false);
      case ROW -> ArrowType.Struct.INSTANCE;
    };
  }

  /**
   * The column of an Arrow field.
   *
   * @throws IllegalArgumentException naming the field, if its type has no {@link DataType}
   */
  public static Column toColumn(Field field) {
    return new Column(field.getName(), toDataType(field), field.isNullable());
  }

  private static DataType toDataType(Field field) {
    ArrowType type = field.getType();
    return switch (type.getTypeID()) {
      case Bool -> DataType.BOOLEAN;
      case Int -> integer(field, (ArrowType.Int) type);
      case FloatingPoint ->
          switch (((ArrowType.FloatingPoint) type).getPrecision()) {
            case SINGLE -> DataType.REAL;
            case DOUBLE -> DataType.DOUBLE;
            case HALF -> throw unsupported(field);
          };
      case Decimal -> decimal(field, (ArrowType.Decimal) type);
      case Utf8 -> DataType.VARCHAR;
      case Binary -> DataType.BINARY;
      case Date -> {
        if (((ArrowType.Date) type).getUnit() != DateUnit.DAY) {
          throw unsupported(field);
        }
        yield DataType.DATE;
      }
      case Time -> DataType.time(precision(((ArrowType.Time) type).getUnit()));
      case Timestamp -> timestamp(field, (ArrowType.Timestamp) type);
      case List -> {
        Field element = field.getChildren().get(0);
        yield new DataType.Array(toDataType(element), element.isNullable());
      }
      case Map -> {
        List<Field> entry = field.getChildren().get(0).getChildren();
        yield new DataType.MapOf(
            toDataType(entry.get(0)), toDataType(entry.get(1)), entry.get(1).isNullable());
      }
      case Struct ->
          new DataType.Row(field.getChildren().stream().map(ArrowTypes::toColumn).toList());
      default -> throw unsupported(field);
    };
  }

  private static DataType integer(Field field, ArrowType.Int type) {
    if (!type.getIsSigned()) {
      throw unsupported(field);
    }
    return switch (type.getBitWidth()) {
      case 8 -> DataType.TINYINT;
      case 16 -> DataType.SMALLINT;
      case 32 -> DataType.INTEGER;
      case 64 -> DataType.BIGINT;
      default -> throw unsupported(field);
    };
  }

  private static DataType decimal(Field field, ArrowType.Decimal type) {
    if (type.getBitWidth() != 128) {
      throw unsupported(field);
    }
    return DataType.decimal(type.getPrecision(), type.getScale());
  }

  private static DataType timestamp(Field field, ArrowType.Timestamp type) {
    String zone = type.getTimezone();
    if (zone != null && !ZONES_OF_UTC.contains(zone.toLowerCase(Locale.ROOT))) {
      throw unsupported(field);
    }
    return new DataType.Timestamp(precision(type.getUnit()), zone != null);
  }

  private static final java.util.Set<String> ZONES_OF_UTC =
      java.util.Set.of("utc", "z", "+00:00", "etc/utc", "gmt");

  private static TimeUnit unit(int precision) {
    return switch (precision) {
      case 0 -> TimeUnit.SECOND;
      case 3 -> TimeUnit.MILLISECOND;
      case 6 -> TimeUnit.MICROSECOND;
      default -> TimeUnit.NANOSECOND;
    };
  }

  private static int precision(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 0;
      case MILLISECOND -> 3;
      case MICROSECOND -> 6;
      case NANOSECOND -> 9;
    };
  }

  private static IllegalArgumentException unsupported(Field field) {
    return new IllegalArgumentException(
        "the field '"
            + field.getName()
            + "' has the Arrow type "
            + field.getType()
            + ", which has no SQL type here");
  }
}
