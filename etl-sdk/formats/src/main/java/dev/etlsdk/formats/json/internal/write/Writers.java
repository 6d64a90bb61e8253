package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions;
import java.util.List;

/** Puts together the writers of a schema. */
final class Writers {

  /** Room for the longest scalar, such as a DECIMAL in quotes, and for whole words written. */
  private static final int SCALAR = 64;

  private final WriteContext context;
  private final FieldsWriter record;

  Writers(List<Column> columns, JsonOptions options) {
    context = new WriteContext(options, fieldsSize(columns));
    record = fields(columns);
  }

  WriteContext context() {
    return context;
  }

  /** The writer of a record. */
  FieldsWriter record() {
    return record;
  }

  /** How many bytes a row of columns takes at most, besides what its writers make room for. */
  private static int fieldsSize(List<Column> columns) {
    return columns.stream().mapToInt(column -> size(column.type())).sum()
        + FieldsWriter.size(columns);
  }

  private static int size(DataType type) {
    return type instanceof DataType.Row row ? fieldsSize(row.fields()) : SCALAR;
  }

  private FieldsWriter fields(List<Column> columns) {
    List<ValueWriter> writers =
        columns.stream().map(column -> writer(column.type(), false)).toList();
    return new FieldsWriter(context, columns, writers);
  }

  private ValueWriter writer(DataType type, boolean key) {
    return switch (type.kind()) {
      case BOOLEAN -> new BooleanWriter(context, key);
      case TINYINT -> new IntegerWriter(context, 1, key);
      case SMALLINT -> new IntegerWriter(context, 2, key);
      case INTEGER -> new IntegerWriter(context, 4, key);
      case BIGINT -> new IntegerWriter(context, 8, key);
      case REAL -> new FloatingWriter(context, false, key);
      case DOUBLE -> new FloatingWriter(context, true, key);
      case DECIMAL -> new DecimalWriter(context, (DataType.Decimal) type, key);
      case VARCHAR -> new TextWriter(context);
      case BINARY -> new BinaryWriter(context);
      case DATE -> new TemporalWriter(context, type, 4, key);
      case TIME -> {
        int width = ((DataType.Time) type).precision() <= 3 ? 4 : 8;
        yield new TemporalWriter(context, type, width, key);
      }
      case TIMESTAMP, TIMESTAMP_LTZ -> new TemporalWriter(context, type, 8, key);
      case ARRAY -> {
        DataType element = ((DataType.Array) type).element();
        yield new ArrayWriter(context, writer(element, false), size(element));
      }
      case MAP -> {
        DataType.MapOf map = (DataType.MapOf) type;
        yield new MapWriter(
            context,
            writer(map.key(), true),
            writer(map.value(), false),
            SCALAR + size(map.value()));
      }
      case ROW -> new RowWriter(context, fields(((DataType.Row) type).fields()));
    };
  }
}
