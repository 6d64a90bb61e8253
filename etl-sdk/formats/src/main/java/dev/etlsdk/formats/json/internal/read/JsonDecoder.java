package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.Syntax;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Decodes JSON records: from the record's bytes straight to the memory of the vectors. */
public final class JsonDecoder implements RecordDecoder {

  private final ReadContext context;
  private final Fault fault;
  private final FieldSet fields;
  private final RecordText text;
  private final RecordsWithoutRow withoutRow;

  public JsonDecoder(Schema schema, JsonOptions options) {
    context = new ReadContext(options);
    fault = context.fault;
    fields = new Readers(context).record(schema.columns());
    text = new RecordText(context);
    withoutRow = new RecordsWithoutRow(options, schema);
  }

  @Override
  public void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome) {
    int count = records.count();
    context.bytes = records.bytes();
    begin(target, count);
    for (int row = 0; row < count; row++) {
      byte[] value = records.value(row);
      if (value == null) {
        withoutRow.tombstone(row, outcome);
      } else if (record(value, row) < 0) {
        if (!withoutRow.empty(fault, row, outcome)) {
          outcome.errors().add(row, fault.code(), fault.column(), fault.message());
        }
      }
    }
    for (ValueReader reader : fields.readers()) {
      reader.finish(count);
    }
    target.setRowCount(count);
  }

  private void begin(VectorSchemaRoot target, int count) {
    ValueReader[] readers = fields.readers();
    List<FieldVector> vectors = target.getFieldVectors();
    for (int i = 0; i < readers.length; i++) {
      readers[i].prepare(vectors.get(i), count);
      vectors.get(i).allocateNew();
      readers[i].begin(vectors.get(i));
    }
  }

  private int record(byte[] value, int row) {
    int at = text.load(value);
    if (at < 0) {
      return at;
    }
    byte[] b = text.bytes();
    at = Syntax.space(b, at);
    if (b[at] != '{') {
      return noObject(b, at);
    }
    at = fields.read(b, at, row);
    if (at >= 0) {
      at = Syntax.space(b, at);
      if (at == text.length()) {
        return at;
      }
      fault.trailing(at);
    }
    fields.undo(row);
    return Fault.FAILED;
  }

  private int noObject(byte[] b, int at) {
    if (at == text.length()) {
      return fault.empty();
    }
    boolean value = b[at] > 0 && "\"[-0123456789tfn".indexOf(b[at]) >= 0;
    return value ? fault.noObject(at) : fault.malformed(at);
  }

  @Override
  public void close() {}
}
