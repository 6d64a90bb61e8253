package dev.etlsdk.runtime.internal.capture;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.KeptRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Letters as rows of Arrow vectors. */
final class LetterTable {

  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  private static final ArrowType BYTES = ArrowType.Binary.INSTANCE;
  private static final ArrowType LONG = new ArrowType.Int(64, true);

  static final Schema SCHEMA =
      new Schema(
          List.of(
              required("source", TEXT),
              required("topic", TEXT),
              required("partition", new ArrowType.Int(32, true)),
              required("offset", LONG),
              required("timestamp", LONG),
              optional("key", BYTES),
              optional("value", BYTES),
              headers(),
              required("code", TEXT),
              required("message", TEXT),
              optional("column", TEXT),
              required("stream", TEXT),
              required("stage", TEXT),
              required("time_micros", LONG)));

  private final VectorSchemaRoot root;

  LetterTable(VectorSchemaRoot root) {
    this.root = root;
  }

  private static Field required(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  private static Field optional(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), null);
  }

  private static Field headers() {
    Field header =
        new Field(
            "header",
            FieldType.notNullable(ArrowType.Struct.INSTANCE),
            List.of(required("name", TEXT), optional("value", BYTES)));
    return new Field("headers", FieldType.notNullable(ArrowType.List.INSTANCE), List.of(header));
  }

  /** Fills the vectors, which are empty. */
  void write(List<CapturedLetter> letters) {
    root.allocateNew();
    int headersSoFar = 0;
    for (int row = 0; row < letters.size(); row++) {
      CapturedLetter letter = letters.get(row);
      KeptRecord record = letter.record();
      text("source", row, letter.source());
      text("topic", row, record.topic());
      ((IntVector) root.getVector("partition")).setSafe(row, record.partition());
      number("offset", row, record.offset());
      number("timestamp", row, record.timestamp());
      bytes("key", row, record.key());
      bytes("value", row, record.value());
      headersSoFar += headers(row, record.headers());
      text("code", row, letter.code());
      text("message", row, letter.message());
      text("column", row, letter.column());
      text("stream", row, letter.stream());
      text("stage", row, letter.stage());
      number("time_micros", row, ChronoUnit.MICROS.between(Instant.EPOCH, letter.time()));
    }
    ((ListVector) root.getVector("headers")).getDataVector().setValueCount(headersSoFar);
    root.setRowCount(letters.size());
  }

  private void number(String column, int row, long value) {
    ((BigIntVector) root.getVector(column)).setSafe(row, value);
  }

  private void text(String column, int row, @Nullable String value) {
    VarCharVector vector = (VarCharVector) root.getVector(column);
    if (value == null) {
      vector.setNull(row);
    } else {
      vector.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void bytes(String column, int row, byte @Nullable [] value) {
    set((VarBinaryVector) root.getVector(column), row, value);
  }

  private static void set(VarBinaryVector vector, int row, byte @Nullable [] value) {
    if (value == null) {
      vector.setNull(row);
    } else {
      vector.setSafe(row, value);
    }
  }

  private int headers(int row, List<Header> headers) {
    ListVector list = (ListVector) root.getVector("headers");
    StructVector struct = (StructVector) list.getDataVector();
    VarCharVector names = struct.getChild("name", VarCharVector.class);
    VarBinaryVector values = struct.getChild("value", VarBinaryVector.class);
    int start = list.startNewValue(row);
    for (int i = 0; i < headers.size(); i++) {
      struct.setIndexDefined(start + i);
      names.setSafe(start + i, headers.get(i).name().getBytes(StandardCharsets.UTF_8));
      set(values, start + i, headers.get(i).value());
    }
    list.endValue(row, headers.size());
    return headers.size();
  }

  /** The letters of the vectors. */
  @SuppressWarnings("NullAway") // keys and values may be null, which class files don't show it
  List<CapturedLetter> read() {
    List<CapturedLetter> letters = new ArrayList<>();
    for (int row = 0; row < root.getRowCount(); row++) {
      KeptRecord record =
          new KeptRecord(
              text("topic", row),
              ((IntVector) root.getVector("partition")).get(row),
              number("offset", row),
              number("timestamp", row),
              bytes("key", row),
              bytes("value", row),
              headers(row));
      letters.add(
          new CapturedLetter(
              text("source", row),
              record,
              text("code", row),
              text("message", row),
              root.getVector("column").isNull(row) ? null : text("column", row),
              text("stream", row),
              text("stage", row),
              Instant.EPOCH.plus(number("time_micros", row), ChronoUnit.MICROS)));
    }
    return letters;
  }

  private long number(String column, int row) {
    return ((BigIntVector) root.getVector(column)).get(row);
  }

  private String text(String column, int row) {
    return new String(((VarCharVector) root.getVector(column)).get(row), StandardCharsets.UTF_8);
  }

  private byte @Nullable [] bytes(String column, int row) {
    return get((VarBinaryVector) root.getVector(column), row);
  }

  private static byte @Nullable [] get(VarBinaryVector vector, int row) {
    return vector.isNull(row) ? null : vector.get(row);
  }

  private List<Header> headers(int row) {
    ListVector list = (ListVector) root.getVector("headers");
    StructVector struct = (StructVector) list.getDataVector();
    VarCharVector names = struct.getChild("name", VarCharVector.class);
    VarBinaryVector values = struct.getChild("value", VarBinaryVector.class);
    List<Header> headers = new ArrayList<>();
    for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
      headers.add(new Header(new String(names.get(i), StandardCharsets.UTF_8), get(values, i)));
    }
    return headers;
  }
}
