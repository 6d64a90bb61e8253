package dev.etlsdk.api.codec;

import dev.etlsdk.api.batch.SourceRecords;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Decodes records into vectors. Belongs to one task; used by one thread. */
public interface RecordDecoder extends AutoCloseable {

  /**
   * Decodes all records: record i becomes row i, also where it failed or has no value (then the
   * row's columns are null or zero). Sets the row count.
   *
   * @param records whose {@link SourceRecords#value values} are decoded
   * @param target empty vectors of the decoder's schema, owned by the caller; allocated here
   * @param outcome takes what isn't a plain row: errors, and records without a value
   */
  void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome);

  @Override
  void close();
}
