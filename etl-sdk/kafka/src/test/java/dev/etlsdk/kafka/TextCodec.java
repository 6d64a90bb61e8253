package dev.etlsdk.kafka;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The values of a row as texts, joined by commas; the text {@code unspeakable} has no form. */
final class TextCodec implements Codec {

  static final Schema SCHEMA = Schema.parse("text VARCHAR");

  @Override
  public String name() {
    return "text";
  }

  @Override
  public RecordDecoder decoder(Schema schema) {
    return new Decoder();
  }

  @Override
  public RecordEncoder encoder(Schema schema) {
    return new Encoder();
  }

  private static final class Decoder implements RecordDecoder {
    @Override
    public void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome) {
      VarCharVector vector = (VarCharVector) target.getVector(0);
      for (int i = 0; i < records.count(); i++) {
        byte[] value = records.value(i);
        if (value == null) {
          outcome.tombstones().set(i);
        } else {
          vector.setSafe(i, value);
        }
      }
      target.setRowCount(records.count());
    }

    @Override
    public void close() {}
  }

  private static final class Encoder implements RecordEncoder {
    @Override
    public void encode(Batch batch, EncodedRecords target, RowErrors errors) {
      target.clear();
      List<FieldVector> vectors = batch.root().getFieldVectors();
      for (int row = 0; row < batch.rows(); row++) {
        int at = row;
        String text =
            vectors.stream()
                .map(vector -> String.valueOf(vector.getObject(at)))
                .collect(Collectors.joining(","));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.equals("unspeakable")) {
          errors.add(row, EtlError.ENCODE_0001, "text", "it can't be said");
          bytes = new byte[0];
        }
        int start = target.position();
        System.arraycopy(bytes, 0, target.ensure(start, bytes.length), start, bytes.length);
        target.endRecord(start + bytes.length);
      }
    }

    @Override
    public void close() {}
  }
}
