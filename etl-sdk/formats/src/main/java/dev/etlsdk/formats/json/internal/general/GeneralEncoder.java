package dev.etlsdk.formats.json.internal.general;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.text.Faulted;
import dev.etlsdk.formats.json.internal.write.JsonEncoder;
import dev.etlsdk.formats.json.internal.write.WriteContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.arrow.vector.FieldVector;

/**
 * Encodes JSON by way of Jackson's generator: what {@link JsonEncoder} is held against in tests,
 * and the encoder of output that is all ASCII.
 */
public final class GeneralEncoder implements RecordEncoder {

  private final Schema schema;
  private final WriteContext context;
  private final GeneralWriter writer;
  private final JsonFactory factory;

  public GeneralEncoder(Schema schema, JsonOptions options) {
    this.schema = schema;
    context = new WriteContext(options, 0);
    writer = new GeneralWriter(context);
    factory =
        JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, options.asciiOnly())
            .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, !options.asciiOnly())
            .build();
  }

  @Override
  public void encode(Batch batch, EncodedRecords target, RowErrors errors) {
    target.clear();
    for (int row = 0; row < batch.rows(); row++) {
      int end = target.position();
      try {
        byte[] record = record(batch, row);
        System.arraycopy(record, 0, target.ensure(end, record.length), end, record.length);
        end += record.length;
      } catch (Faulted e) {
        errors.add(row, EtlError.ENCODE_0001, context.column(), context.message());
      } catch (IOException e) {
        throw new UncheckedIOException(e); // an array doesn't fail to be written
      }
      target.endRecord(end);
    }
  }

  private byte[] record(Batch batch, int row) throws IOException, Faulted {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonGenerator generator = factory.createGenerator(bytes);
    // Not closed after a fault: it would complete the record. It holds nothing but memory.
    generator.writeStartObject();
    for (int i = 0; i < schema.size(); i++) {
      Column column = schema.column(i);
      FieldVector vector = batch.vector(i);
      writer.field(generator, column, vector, row);
    }
    generator.writeEndObject();
    generator.close();
    return bytes.toByteArray();
  }

  @Override
  public void close() {}
}
