package dev.etlsdk.api.codec;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;

/** Encodes the rows of batches into records' bytes. Belongs to one task; used by one thread. */
public interface RecordEncoder extends AutoCloseable {

  /**
   * Encodes all rows of a batch.
   *
   * @param batch of the encoder's schema; borrowed
   * @param target is cleared, then gets one entry for each row, an empty one where the row failed
   * @param errors takes the rows that have no form in this format
   */
  void encode(Batch batch, EncodedRecords target, RowErrors errors);

  @Override
  void close();
}
