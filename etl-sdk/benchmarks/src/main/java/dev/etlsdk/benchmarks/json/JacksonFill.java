package dev.etlsdk.benchmarks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Fills vectors with Jackson's streaming parser, as one would by hand: vectors looked up once, room
 * for all rows made beforehand, fields found by a hash map, Jackson's fast number parser on.
 */
final class JacksonFill {

  private final JsonFactory factory =
      JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
  private final Fields fields;

  JacksonFill(List<Column> columns) {
    fields = new Fields(columns);
  }

  /** The fields of an object. */
  private static final class Fields {
    final Map<String, Integer> index = new HashMap<>();
    final DataType[] types;
    final @Nullable Fields[] nested;
    final FieldVector[] vectors;

    Fields(List<Column> columns) {
      types = new DataType[columns.size()];
      nested = new @Nullable Fields[columns.size()];
      vectors = new FieldVector[columns.size()];
      for (int i = 0; i < types.length; i++) {
        index.put(columns.get(i).name(), i);
        types[i] = columns.get(i).type();
        nested[i] = types[i] instanceof DataType.Row row ? new Fields(row.fields()) : null;
      }
    }

    void begin(List<FieldVector> all) {
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = all.get(i);
        Fields inner = nested[i];
        if (inner != null) {
          inner.begin(all.get(i).getChildrenFromFields());
        }
      }
    }
  }

  void decode(List<byte[]> records, VectorSchemaRoot root) throws IOException {
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setInitialCapacity(records.size());
      vector.allocateNew();
    }
    fields.begin(root.getFieldVectors());
    for (int row = 0; row < records.size(); row++) {
      try (JsonParser parser = factory.createParser(records.get(row))) {
        parser.nextToken();
        object(parser, fields, row);
      }
    }
    root.setRowCount(records.size());
  }

  private static void object(JsonParser parser, Fields fields, int row) throws IOException {
    String name = parser.nextFieldName();
    while (name != null) {
      JsonToken token = parser.nextToken();
      Integer field = fields.index.get(name);
      if (field == null) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        value(parser, fields, field, row);
      }
      name = parser.nextFieldName();
    }
  }

  private static void value(JsonParser parser, Fields fields, int field, int row)
      throws IOException {
    FieldVector vector = fields.vectors[field];
    switch (fields.types[field].kind()) {
      case INTEGER -> ((IntVector) vector).set(row, parser.getIntValue());
      case BIGINT -> ((BigIntVector) vector).set(row, parser.getLongValue());
      case DOUBLE -> ((Float8Vector) vector).set(row, parser.getDoubleValue());
      case BOOLEAN -> ((BitVector) vector).set(row, parser.getBooleanValue() ? 1 : 0);
      case VARCHAR -> text(parser, (VarCharVector) vector, row);
      case ROW -> {
        Fields nested = fields.nested[field];
        if (nested != null) {
          ((StructVector) vector).setIndexDefined(row);
          object(parser, nested, row);
        }
      }
      case ARRAY -> {
        ListVector list = (ListVector) vector;
        VarCharVector elements = (VarCharVector) list.getDataVector();
        int at = list.startNewValue(row);
        int first = at;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          text(parser, elements, at++);
        }
        list.endValue(row, at - first);
      }
      default -> throw new IllegalArgumentException("not in the benchmark's records");
    }
  }

  private static void text(JsonParser parser, VarCharVector vector, int index) throws IOException {
    vector.setSafe(index, parser.getText().getBytes(StandardCharsets.UTF_8));
  }
}
