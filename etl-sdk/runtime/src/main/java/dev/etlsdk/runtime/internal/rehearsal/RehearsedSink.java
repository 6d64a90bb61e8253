package dev.etlsdk.runtime.internal.rehearsal;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks rows as another sink does, and writes none. */
final class RehearsedSink implements Sink {

  private final Sink other;
  private final String name;
  private final RowListener listener;
  private final Runnable unchecked;

  /**
   * A sink.
   *
   * @param name of the sink in its pipeline
   * @param unchecked called if the sink has no way to check rows without writing them
   */
  RehearsedSink(Sink other, String name, RowListener listener, Runnable unchecked) {
    this.other = other;
    this.name = name;
    this.listener = listener;
    this.unchecked = unchecked;
  }

  @Override
  public String kind() {
    return other.kind();
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return other.capabilities().contains(SinkCapability.TOMBSTONES)
        ? Set.of(SinkCapability.TOMBSTONES)
        : Set.of();
  }

  @Override
  public SinkWriter writer(Schema schema, SinkContext context) {
    SinkWriter checks = other.rehearsal(schema, context).orElse(null);
    if (checks == null) {
      unchecked.run();
    }
    return new Writer(checks);
  }

  private final class Writer implements SinkWriter {

    private final @Nullable SinkWriter checks;

    Writer(@Nullable SinkWriter checks) {
      this.checks = checks;
    }

    @Override
    public StagedBatch stage(Batch batch, RowErrors errors) {
      return new Staged(batch, checks == null ? null : checks.stage(batch, errors));
    }

    @Override
    public void write(StagedBatch staged, BitSet withheld) {
      try (Staged rows = (Staged) staged) {
        listener.rows(name, rows.batch, withheld);
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
    public void close() {
      if (checks != null) {
        checks.close();
      }
    }
  }

  private static final class Staged implements SinkWriter.StagedBatch {

    private final Batch batch;
    private final SinkWriter.@Nullable StagedBatch checked;

    Staged(Batch batch, SinkWriter.@Nullable StagedBatch checked) {
      this.batch = batch;
      this.checked = checked;
    }

    @Override
    public int rows() {
      return batch.rows();
    }

    @Override
    public long bytes() {
      return checked == null ? 0 : checked.bytes();
    }

    @Override
    public void close() {
      if (checked != null) {
        checked.close();
      }
    }
  }
}
