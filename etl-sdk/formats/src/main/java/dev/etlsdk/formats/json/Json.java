package dev.etlsdk.formats.json;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.internal.ColumnList;
import dev.etlsdk.formats.json.internal.JsonCodec;

/** Makes JSON codecs. A record is one JSON object; its fields are matched to columns by name. */
public final class Json {

  private Json() {}

  /** A codec with the default options. */
  public static Codec codec() {
    return codec(JsonOptions.defaults());
  }

  /**
   * A codec with options.
   *
   * <p>Its decoders and encoders fail single rows with {@code ETL-DECODE-0001} to {@code 0009} and
   * {@code ETL-ENCODE-0001}; they never throw for the sake of a record.
   */
  public static Codec codec(JsonOptions options) {
    return new JsonCodec(options);
  }

  /**
   * Reads a schema written as a list of columns: {@code [{"column_0":"int32"},{"name":"varchar not
   * null"}]}.
   *
   * @param json an array of objects, each with one or more columns as name and type; types are
   *     those of {@link dev.etlsdk.api.schema.DataType#parse}, with {@code not null} behind them
   *     where nulls are refused
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-CONFIG-0002} that says where the text is
   *     wrong and what is expected there
   */
  public static Schema parseColumns(String json) {
    return ColumnList.parse(json);
  }
}
