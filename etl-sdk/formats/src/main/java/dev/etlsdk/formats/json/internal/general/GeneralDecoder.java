package dev.etlsdk.formats.json.internal.general;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.read.JsonDecoder;
import dev.etlsdk.formats.json.internal.read.ReadContext;
import dev.etlsdk.formats.json.internal.read.RecordText;
import dev.etlsdk.formats.json.internal.read.RecordsWithoutRow;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.Faulted;
import dev.etlsdk.formats.json.internal.text.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Decodes JSON by way of Jackson's streaming parser and Java objects: what {@link JsonDecoder} is
 * held against in tests, and the decoder of {@link JsonOptions.Syntax#LENIENT} input.
 */
public final class GeneralDecoder implements RecordDecoder {

  private final Schema schema;
  private final ReadContext context;
  private final Fault fault;
  private final RecordText text;
  private final RecordsWithoutRow withoutRow;
  private final JsonFactory factory;
  private final boolean strict;

  public GeneralDecoder(Schema schema, JsonOptions options) {
    this.schema = schema;
    context = new ReadContext(options);
    fault = context.fault;
    text = new RecordText(context);
    withoutRow = new RecordsWithoutRow(options, schema);
    strict = options.syntax() == JsonOptions.Syntax.STRICT;
    factory = factory(strict);
  }

  private static JsonFactory factory(boolean strict) {
    // The limits are ours: on depth, and on the length of numbers.
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    JsonReadFeature[] lenient = {
      JsonReadFeature.ALLOW_JAVA_COMMENTS,
      JsonReadFeature.ALLOW_YAML_COMMENTS,
      JsonReadFeature.ALLOW_SINGLE_QUOTES,
      JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
      JsonReadFeature.ALLOW_TRAILING_COMMA,
      JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
      JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
      JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
      JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
      JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
      JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS
    };
    var builder =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    for (JsonReadFeature feature : lenient) {
      builder.configure(feature, !strict);
    }
    return builder.build();
  }

  @Override
  public void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome) {
    int count = records.count();
    for (FieldVector vector : target.getFieldVectors()) {
      vector.setInitialCapacity(count);
      vector.allocateNew();
    }
    for (int row = 0; row < count; row++) {
      byte[] value = records.value(row);
      if (value == null) {
        withoutRow.tombstone(row, outcome);
      } else {
        record(value, row, target, outcome);
      }
    }
    target.setRowCount(count);
  }

  private void record(byte[] value, int row, VectorSchemaRoot target, DecodeOutcome outcome) {
    try {
      Object[] values = read(value);
      for (int i = 0; i < values.length; i++) {
        VectorStore.put(target.getVector(i), row, schema.column(i).type(), values[i]);
      }
    } catch (Faulted e) {
      if (!withoutRow.empty(fault, row, outcome)) {
        outcome.errors().add(row, fault.code(), fault.column(), fault.message());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a String doesn't fail to be read
    }
  }

  private Object[] read(byte[] value) throws IOException, Faulted {
    int start = text.load(value);
    if (start < 0) {
      throw Faulted.FAULTED;
    }
    byte[] b = text.bytes();
    int first = Syntax.space(b, start);
    if (first == text.length()) {
      fault.empty();
      throw Faulted.FAULTED;
    }
    String json =
        GeneralText.withAsciiHex(
            new String(b, start, text.length() - start, StandardCharsets.UTF_8));
    try (JsonParser parser = factory.createParser(json)) {
      GeneralReader reader = new GeneralReader(context, parser, json, start, strict);
      try {
        return object(reader, b, first);
      } catch (JsonProcessingException e) {
        fault.malformed(reader.position(e.getLocation()));
        throw Faulted.FAULTED;
      }
    }
  }

  private Object[] object(GeneralReader reader, byte[] b, int first) throws IOException, Faulted {
    if (strict && b[first] != '{') {
      boolean value = b[first] > 0 && "\"[-0123456789tfn".indexOf(b[first]) >= 0;
      throw Faulted.of(value ? fault.noObject(first) : fault.malformed(first));
    }
    if (reader.parser().nextToken() != JsonToken.START_OBJECT) {
      throw Faulted.of(fault.noObject(first));
    }
    Object[] values = reader.fields(schema.columns(), 1);
    if (reader.parser().nextToken() != null) {
      throw Faulted.of(fault.trailing(reader.position(reader.parser().currentTokenLocation())));
    }
    return values;
  }

  @Override
  public void close() {}
}
