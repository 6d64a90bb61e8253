package dev.etlsdk.testkit.contract;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Records of the columns {@code id BIGINT, name VARCHAR} as {@code 7 hex-of-name}, or {@code 7 -}
 * without a name.
 */
public final class LineCodec implements Codec {

  @Override
  public String name() {
    return "line";
  }

  @Override
  public RecordDecoder decoder(Schema schema) {
    return new Decoder(schema);
  }

  @Override
  public RecordEncoder encoder(Schema schema) {
    return new Encoder();
  }

  private record Decoder(Schema schema) implements RecordDecoder {

    @Override
    public void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome) {
      target.allocateNew();
      for (int row = 0; row < records.count(); row++) {
        byte[] value = records.value(row);
        if (value == null) {
          outcome.tombstones().set(row);
        } else {
          decode(new String(value, StandardCharsets.UTF_8), row, target, outcome);
        }
      }
      target.setRowCount(records.count());
    }

    private void decode(String text, int row, VectorSchemaRoot target, DecodeOutcome outcome) {
      String[] parts = text.split(" ");
      if (parts.length != 2) {
        outcome
            .errors()
            .add(row, EtlError.DECODE_0001, null, "expected an id and a name, got '" + text + "'");
        return;
      }
      for (int column = 0; column < schema.size(); column++) {
        FieldVector vector = target.getVector(column);
        if (vector instanceof BigIntVector ids) {
          ids.setSafe(row, Long.parseLong(parts[0]));
        } else if (!parts[1].equals("-")) {
          ((VarCharVector) vector).setSafe(row, HexFormat.of().parseHex(parts[1].substring(1)));
        }
      }
    }

    @Override
    public void close() {}
  }

  private static final class Encoder implements RecordEncoder {

    @Override
    public void encode(Batch batch, EncodedRecords target, RowErrors errors) {
      target.clear();
      for (Row row : BatchRows.of(batch)) {
        Object name = row.get(1);
        String hex =
            name == null
                ? "-"
                : "x" + HexFormat.of().formatHex(((String) name).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = (row.get(0) + " " + hex).getBytes(StandardCharsets.UTF_8);
        int start = target.position();
        System.arraycopy(bytes, 0, target.ensure(start, bytes.length), start, bytes.length);
        target.endRecord(start + bytes.length);
      }
    }

    @Override
    public void close() {}
  }
}
