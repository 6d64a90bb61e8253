package dev.etlsdk.api.source;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.SourceRecords;

/** What one poll gave: records to be decoded, or a batch. */
public sealed interface Fetch {

  /** The position behind the last row, of the splits that have rows here. */
  Position end();

  /** The number of rows. */
  int rows();

  /**
   * Records, to be decoded with the source's codec.
   *
   * @param records the records
   * @param end the position behind them
   */
  record Records(SourceRecords records, Position end) implements Fetch {
    @Override
    public int rows() {
      return records.count();
    }
  }

  /**
   * A batch.
   *
   * @param batch owned by whoever receives the fetch
   * @param end the position behind it
   */
  record Rows(Batch batch, Position end) implements Fetch {
    @Override
    public int rows() {
      return batch.rows();
    }
  }
}
