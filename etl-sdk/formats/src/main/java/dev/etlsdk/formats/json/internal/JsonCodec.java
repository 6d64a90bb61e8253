package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.JsonOptions.Syntax;
import dev.etlsdk.formats.json.internal.general.GeneralDecoder;
import dev.etlsdk.formats.json.internal.general.GeneralEncoder;
import dev.etlsdk.formats.json.internal.read.JsonDecoder;
import dev.etlsdk.formats.json.internal.write.JsonEncoder;

/** The JSON codec. Immutable, thread-safe. */
public final class JsonCodec implements Codec {

  private final JsonOptions options;

  /** A codec with options. */
  public JsonCodec(JsonOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean passesTombstones() {
    return options.tombstones() == JsonOptions.Tombstones.PASS_ON;
  }

  @Override
  public RecordDecoder decoder(Schema schema) {
    requireKeys(schema);
    return options.syntax() == Syntax.LENIENT
        ? new GeneralDecoder(schema, options)
        : new JsonDecoder(schema, options);
  }

  @Override
  public RecordEncoder encoder(Schema schema) {
    requireKeys(schema);
    return options.asciiOnly()
        ? new GeneralEncoder(schema, options)
        : new JsonEncoder(schema, options);
  }

  private static void requireKeys(Schema schema) {
    for (Column column : schema) {
      requireKeys(column.name(), column.type());
    }
  }

  private static void requireKeys(String column, DataType type) {
    if (type instanceof DataType.Array array) {
      requireKeys(column, array.element());
    } else if (type instanceof DataType.Row row) {
      row.fields().forEach(field -> requireKeys(column, field.type()));
    } else if (type instanceof DataType.MapOf map) {
      if (map.key().kind().isNested()) {
        throw EtlException.of(
                EtlError.FORMAT_0001,
                "the column '"
                    + column
                    + "' has a "
                    + map
                    + ", and the keys of a JSON object are text")
            .at(new ErrorLocation(null, null, column, null, null))
            .fix("use a key of a scalar type, or an ARRAY of ROW with a field for the key")
            .build();
      }
      requireKeys(column, map.value());
    }
  }
}
