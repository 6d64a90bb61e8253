package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryStore.WrittenRow;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A batch's rows as Java values, with what is needed to write them in the order of their origins.
 */
final class StagedRows implements SinkWriter.StagedBatch {

  private final Batch batch;
  private final List<Row> rows;
  private boolean closed;

  private StagedRows(Batch batch, List<Row> rows) {
    this.batch = batch;
    this.rows = rows;
  }

  static StagedRows of(InMemorySink sink, Batch batch, RowErrors errors) {
    List<Row> rows = BatchRows.of(batch);
    for (int row = 0; row < rows.size(); row++) {
      if (!sink.accepts(rows.get(row))) {
        errors.add(
            row,
            EtlError.ENCODE_0001,
            null,
            "the table '" + sink.table() + "' doesn't take the row " + rows.get(row));
      }
    }
    return new StagedRows(batch, rows);
  }

  /**
   * Gives the rows that are not withheld, and the tombstones, in the order of their source records.
   */
  void forEach(BitSet withheld, Consumer<WrittenRow> writer) {
    if (closed) {
      throw new IllegalStateException("the staged batch has been written or given up");
    }
    int[] tombstones = batch.tombstones();
    int nextTombstone = 0;
    for (int row = 0; row < rows.size(); row++) {
      int ordinal = batch.origins().ordinal(row);
      while (nextTombstone < tombstones.length && tombstones[nextTombstone] < ordinal) {
        tombstone(nextTombstone++, withheld, writer);
      }
      if (!withheld.get(row)) {
        writer.accept(written(rows.get(row), ordinal));
      }
    }
    while (nextTombstone < tombstones.length) {
      tombstone(nextTombstone++, withheld, writer);
    }
  }

  private void tombstone(int number, BitSet withheld, Consumer<WrittenRow> writer) {
    if (!withheld.get(rows.size() + number)) {
      writer.accept(written(null, batch.tombstones()[number]));
    }
  }

  private WrittenRow written(@Nullable Row row, int ordinal) {
    SourceRecords records = batch.origins().records();
    return new WrittenRow(
        row,
        records.topic(ordinal),
        records.partition(ordinal),
        records.offset(ordinal),
        records.key(ordinal));
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void close() {
    closed = true;
  }
}
