package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import java.util.BitSet;
import java.util.Optional;

/** Writes into the transaction of its task. */
final class TransactionalWriter implements SinkWriter {

  private final InMemorySink sink;
  private final TaskTransaction transaction;

  TransactionalWriter(InMemorySink sink, TaskTransaction transaction) {
    this.sink = sink;
    this.transaction = transaction;
  }

  @Override
  public StagedBatch stage(Batch batch, RowErrors errors) {
    return StagedRows.of(sink, batch, errors);
  }

  @Override
  public void write(StagedBatch staged, BitSet withheld) {
    try (StagedRows rows = (StagedRows) staged) {
      rows.forEach(withheld, row -> transaction.write(sink.table(), row));
    }
  }

  @Override
  public Committable prepare(Position position) {
    return transaction.prepare(position, sink.capabilities());
  }

  @Override
  public void commit(Committable committable) {
    transaction.commit(committable);
  }

  @Override
  public void abort() {
    transaction.abort();
  }

  @Override
  public Optional<Position> committed() {
    return sink.capabilities().contains(SinkCapability.COMMITS_POSITIONS)
        ? Optional.of(transaction.committed())
        : Optional.empty();
  }

  /** The transaction is the task's, and ends with the task's resources. */
  @Override
  public void close() {}
}
