package dev.etlsdk.testkit.fault;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Position;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A sink that does what another one does and tells a listener of each step. Thread-safe if the
 * other one is.
 */
public final class SteppedSink implements Sink {

  private final Sink sink;
  private final StepListener listener;
  private final List<SinkWriter> opened = new CopyOnWriteArrayList<>();

  private SteppedSink(Sink sink, StepListener listener) {
    this.sink = sink;
    this.listener = listener;
  }

  /** Wraps a sink. */
  public static SteppedSink of(Sink sink, StepListener listener) {
    return new SteppedSink(sink, listener);
  }

  /** Closes the writers that were opened and, because of a simulated crash, never closed. */
  public void closeAbandoned() {
    opened.forEach(SinkWriter::close);
    opened.clear();
  }

  @Override
  public String kind() {
    return sink.kind();
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return sink.capabilities();
  }

  @Override
  public Optional<Object> commitGroup() {
    return sink.commitGroup();
  }

  @Override
  public Optional<Object> progressGroup() {
    return sink.progressGroup();
  }

  @Override
  public Optional<Duration> longestTransaction(String workerId) {
    return sink.longestTransaction(workerId);
  }

  @Override
  public Optional<Schema> schema() {
    return sink.schema();
  }

  @Override
  public void checkSchema(Schema stream) {
    sink.checkSchema(stream);
  }

  @Override
  public SinkWriter writer(Schema schema, SinkContext context) {
    listener.before(Step.OPEN_WRITER);
    SinkWriter writer = sink.writer(schema, context);
    opened.add(writer);
    listener.after(Step.OPEN_WRITER);
    return new SteppedWriter(writer);
  }

  @Override
  public String toString() {
    return sink.toString();
  }

  private final class SteppedWriter implements SinkWriter {
    private final SinkWriter writer;

    SteppedWriter(SinkWriter writer) {
      this.writer = writer;
    }

    @Override
    public StagedBatch stage(Batch batch, RowErrors errors) {
      listener.before(Step.STAGE);
      StagedBatch staged = writer.stage(batch, errors);
      try {
        listener.after(Step.STAGE);
      } catch (RuntimeException | Error failure) {
        // A crash keeps the staged batch from its owner, so its memory is released here.
        staged.close();
        throw failure;
      }
      return staged;
    }

    @Override
    public void write(StagedBatch staged, BitSet withheld) {
      listener.before(Step.WRITE);
      writer.write(staged, withheld);
      listener.after(Step.WRITE);
    }

    @Override
    public Committable prepare(Position position) {
      return prepare(TaskProgress.of(position));
    }

    @Override
    public Committable prepare(TaskProgress progress) {
      listener.before(Step.PREPARE);
      Committable committable = writer.prepare(progress);
      listener.after(Step.PREPARE);
      return committable;
    }

    @Override
    public void commit(Committable committable) {
      listener.before(Step.COMMIT);
      writer.commit(committable);
      listener.after(Step.COMMIT);
    }

    @Override
    public void abort() {
      listener.before(Step.ABORT);
      writer.abort();
      listener.after(Step.ABORT);
    }

    @Override
    public Optional<Position> committed() {
      return writer.committed();
    }

    @Override
    public void close() {
      opened.remove(writer);
      writer.close();
    }
  }
}
