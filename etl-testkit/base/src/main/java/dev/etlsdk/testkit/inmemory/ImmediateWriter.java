package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import java.util.BitSet;

/** Writes so that rows are visible at once, as a sink without transactions does. */
final class ImmediateWriter implements SinkWriter {

  private final InMemorySink sink;

  ImmediateWriter(InMemorySink sink) {
    this.sink = sink;
  }

  @Override
  public StagedBatch stage(Batch batch, RowErrors errors) {
    return StagedRows.of(sink, batch, errors);
  }

  @Override
  public void write(StagedBatch staged, BitSet withheld) {
    try (StagedRows rows = (StagedRows) staged) {
      rows.forEach(withheld, row -> sink.store().writeThrough(sink.table(), row));
    }
  }

  @Override
  public Committable prepare(Position position) {
    return Committable.empty();
  }

  @Override
  public void commit(Committable committable) {}

  @Override
  public void abort() {}

  @Override
  public void close() {}
}
