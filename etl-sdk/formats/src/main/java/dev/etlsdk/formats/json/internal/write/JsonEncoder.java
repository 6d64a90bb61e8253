package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;

/** Encodes rows as JSON objects: from the memory of the vectors straight to the record's bytes. */
public final class JsonEncoder implements RecordEncoder {

  private final WriteContext context;
  private final FieldsWriter record;

  public JsonEncoder(Schema schema, JsonOptions options) {
    Writers writers = new Writers(schema.columns(), options);
    context = writers.context();
    record = writers.record();
  }

  @Override
  public void encode(Batch batch, EncodedRecords target, RowErrors errors) {
    target.clear();
    context.begin(target);
    record.begin(batch.root().getFieldVectors());
    int rows = batch.rows();
    for (int row = 0; row < rows; row++) {
      int start = target.position();
      context.ensure(start, 0);
      int end = record.write(start, row);
      if (end < 0) {
        errors.add(row, EtlError.ENCODE_0001, context.column(), context.message());
        end = start;
      }
      target.endRecord(end);
    }
  }

  @Override
  public void close() {}
}
