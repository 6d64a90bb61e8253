package dev.etlsdk.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.TypeKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Records of values with commas between them, as wide as the source's schema; a record "skip" is
 * left out. Remembers which columns decoders were asked for.
 */
final class CsvCodec implements Codec {

  private final Schema whole;
  private final boolean tombstones;
  final List<Schema> decoded = new CopyOnWriteArrayList<>();

  CsvCodec(Schema whole, boolean tombstones) {
    this.whole = whole;
    this.tombstones = tombstones;
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public boolean passesTombstones() {
    return tombstones;
  }

  @Override
  public RecordDecoder decoder(Schema schema) {
    decoded.add(schema);
    return new Decoder(schema);
  }

  @Override
  public RecordEncoder encoder(Schema schema) {
    throw new UnsupportedOperationException("these tests only read");
  }

  private final class Decoder implements RecordDecoder {
    private final Schema schema;

    Decoder(Schema schema) {
      this.schema = schema;
    }

    @Override
    public void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome) {
      target.allocateNew();
      for (int i = 0; i < records.count(); i++) {
        byte[] value = records.value(i);
        if (value == null) {
          (tombstones ? outcome.tombstones() : outcome.skipped()).set(i);
        } else if (new String(value, UTF_8).equals("skip")) {
          outcome.skipped().set(i);
        } else {
          decode(new String(value, UTF_8).split(","), i, target, outcome);
        }
      }
      target.setRowCount(records.count());
    }

    private void decode(String[] fields, int row, VectorSchemaRoot target, DecodeOutcome outcome) {
      for (int c = 0; c < schema.size(); c++) {
        Column column = schema.column(c);
        String field = fields[whole.names().indexOf(column.name())];
        FieldVector vector = target.getVector(c);
        if (column.type().kind() == TypeKind.VARCHAR) {
          ((VarCharVector) vector).setSafe(row, field.getBytes(UTF_8));
          continue;
        }
        try {
          ((BigIntVector) vector).setSafe(row, Long.parseLong(field));
        } catch (NumberFormatException e) {
          outcome
              .errors()
              .add(row, EtlError.DECODE_0002, column.name(), "'" + field + "' isn't a BIGINT");
          return;
        }
      }
    }

    @Override
    public void close() {}
  }
}
