package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.typed.ValueReader;
import java.util.List;

/** Reads the rows of batches as records. Belongs to one task and its thread. */
final class RowReader {

  private final List<ValueReader<?>> readers;
  private final RecordFactory factory;

  /**
   * A reader.
   *
   * @param type the record
   * @param readers one for each of its components; component i reads column i of the batches
   */
  RowReader(Class<?> type, List<ValueReader<?>> readers) {
    this.readers = readers;
    this.factory = RecordFactory.of(type, readers);
  }

  /** Reads from a batch from now on. It is borrowed until the next call. */
  void bind(Batch batch) {
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).bind(batch.vector(i), batch.rows());
    }
  }

  /**
   * The record of a row.
   *
   * @throws RowFailure if a value can't be read
   * @throws RecordFactory.RecordConstructionFailure if the record's constructor throws
   */
  Record read(int row) {
    return factory.create(row);
  }
}
