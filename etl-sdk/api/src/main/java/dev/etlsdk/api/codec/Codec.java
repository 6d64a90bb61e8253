package dev.etlsdk.api.codec;

import dev.etlsdk.api.schema.Schema;

/**
 * A format of records: makes decoders and encoders for a schema. Immutable and thread-safe; what it
 * makes is neither.
 *
 * @see RecordDecoder
 * @see RecordEncoder
 */
public interface Codec {

  /** The format's name, for explanations and metrics: {@code json}. */
  String name();

  /** Whether records without a value are passed on to the sinks as tombstones. */
  default boolean passesTombstones() {
    return false;
  }

  /**
   * A decoder into vectors of these columns; fields of a record that are not among them are passed
   * over.
   *
   * @throws dev.etlsdk.api.error.EtlException if the format can't hold a type of the schema
   */
  RecordDecoder decoder(Schema schema);

  /**
   * An encoder of rows of these columns.
   *
   * @throws dev.etlsdk.api.error.EtlException if the format can't hold a type of the schema
   */
  RecordEncoder encoder(Schema schema);
}
