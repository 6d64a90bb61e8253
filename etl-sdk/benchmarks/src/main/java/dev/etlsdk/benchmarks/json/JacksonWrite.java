package dev.etlsdk.benchmarks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Writes rows with Jackson's streaming generator, as one would by hand: one stream used again and
 * again, names escaped beforehand, UTF-8 handed over without becoming a String, Jackson's fast
 * number writer on.
 */
final class JacksonWrite {

  private final JsonFactory factory =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private final List<Column> columns;

  JacksonWrite(List<Column> columns) {
    this.columns = columns;
  }

  /** Writes all rows; returns how many bytes. */
  long encode(VectorSchemaRoot root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    SerializableString[] names = names(columns);
    for (int row = 0; row < root.getRowCount(); row++) {
      try (JsonGenerator generator = factory.createGenerator(bytes)) {
        object(generator, columns, names, root.getFieldVectors(), row);
      }
    }
    return bytes.size();
  }

  private static SerializableString[] names(List<Column> columns) {
    return columns.stream()
        .map(column -> new SerializedString(column.name()))
        .toArray(SerializableString[]::new);
  }

  private static void object(
      JsonGenerator generator,
      List<Column> columns,
      SerializableString[] names,
      List<FieldVector> vectors,
      int row)
      throws IOException {
    generator.writeStartObject();
    for (int i = 0; i < names.length; i++) {
      generator.writeFieldName(names[i]);
      value(generator, columns.get(i).type(), vectors.get(i), row);
    }
    generator.writeEndObject();
  }

  private static void value(JsonGenerator generator, DataType type, FieldVector vector, int row)
      throws IOException {
    if (vector.isNull(row)) {
      generator.writeNull();
      return;
    }
    switch (type.kind()) {
      case INTEGER -> generator.writeNumber(((IntVector) vector).get(row));
      case BIGINT -> generator.writeNumber(((BigIntVector) vector).get(row));
      case DOUBLE -> generator.writeNumber(((Float8Vector) vector).get(row));
      case BOOLEAN -> generator.writeBoolean(((BitVector) vector).get(row) == 1);
      case VARCHAR -> {
        byte[] text = ((VarCharVector) vector).get(row);
        generator.writeUTF8String(text, 0, text.length);
      }
      case ROW -> {
        List<Column> fields = ((DataType.Row) type).fields();
        object(generator, fields, names(fields), vector.getChildrenFromFields(), row);
      }
      case ARRAY -> {
        ListVector list = (ListVector) vector;
        DataType element = ((DataType.Array) type).element();
        generator.writeStartArray();
        for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
          value(generator, element, list.getDataVector(), i);
        }
        generator.writeEndArray();
      }
      default -> throw new IllegalArgumentException("not in the benchmark's records");
    }
  }
}
