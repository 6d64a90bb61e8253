package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import java.util.List;

/** Puts together the readers of a schema. */
final class Readers {

  private final ReadContext context;

  Readers(ReadContext context) {
    this.context = context;
  }

  /** The reader of a record with these columns. */
  FieldSet record(List<Column> columns) {
    return new FieldSet(context, columns, fields(columns, 1), 1);
  }

  private List<ValueReader> fields(List<Column> columns, int depth) {
    return columns.stream()
        .map(column -> reader(column.type(), column.nullable(), depth, false))
        .toList();
  }

  /**
   * The reader of a type.
   *
   * @param depth how many objects and arrays its values stand in
   * @param key whether it reads keys of a MAP
   */
  private ValueReader reader(DataType type, boolean nullable, int depth, boolean key) {
    return switch (type.kind()) {
      case BOOLEAN -> new BooleanReader(context, nullable);
      case TINYINT -> new IntegerReader(context, type, nullable, 1);
      case SMALLINT -> new IntegerReader(context, type, nullable, 2);
      case INTEGER -> new IntegerReader(context, type, nullable, 4);
      case BIGINT -> new IntegerReader(context, type, nullable, 8);
      case REAL -> new FloatingReader(context, type, nullable, false, key);
      case DOUBLE -> new FloatingReader(context, type, nullable, true, key);
      case DECIMAL -> new DecimalReader(context, (DataType.Decimal) type, nullable);
      case VARCHAR -> new TextReader(context, nullable, depth);
      case BINARY -> new BinaryReader(context, nullable);
      case DATE -> new TemporalReader(context, type, nullable, 4, key);
      case TIME -> {
        int width = ((DataType.Time) type).precision() <= 3 ? 4 : 8;
        yield new TemporalReader(context, type, nullable, width, key);
      }
      case TIMESTAMP, TIMESTAMP_LTZ -> new TemporalReader(context, type, nullable, 8, key);
      case ARRAY -> {
        DataType.Array array = (DataType.Array) type;
        ValueReader element = reader(array.element(), array.elementNullable(), depth + 1, false);
        yield new ArrayReader(context, array, nullable, element, depth + 1);
      }
      case MAP -> {
        DataType.MapOf map = (DataType.MapOf) type;
        ValueReader keys = reader(map.key(), false, depth + 1, true);
        ValueReader values = reader(map.value(), map.valueNullable(), depth + 1, false);
        yield new MapReader(context, map, nullable, keys, values, depth + 1);
      }
      case ROW -> {
        DataType.Row row = (DataType.Row) type;
        yield new RowReader(context, row, nullable, fields(row.fields(), depth + 1), depth + 1);
      }
    };
  }
}
