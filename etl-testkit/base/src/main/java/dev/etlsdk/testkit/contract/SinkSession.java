package dev.etlsdk.testkit.contract;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryTaskResources;
import dev.etlsdk.testkit.inmemory.TestContexts;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** A writer with its task's resources and memory, and short forms for what tests do with it. */
final class SinkSession implements AutoCloseable {

  private final Schema schema;
  private final BufferAllocator allocator;
  private final InMemoryTaskResources resources = new InMemoryTaskResources();
  private final SinkWriter writer;

  private SinkSession(Sink sink, Schema schema, String pipeline, BufferAllocator allocator) {
    this.schema = schema;
    this.allocator = allocator;
    this.writer = sink.writer(schema, TestContexts.sink(pipeline, allocator, resources));
  }

  static SinkSession open(Sink sink, Schema schema, String pipeline, BufferAllocator parent) {
    return new SinkSession(
        sink, schema, pipeline, parent.newChildAllocator("writer", 0, Long.MAX_VALUE));
  }

  SinkWriter writer() {
    return writer;
  }

  /** Writes rows as one batch. */
  void write(List<Row> rows) {
    write(rows, new BitSet());
  }

  /** Writes rows as one batch, but for those withheld. */
  void write(List<Row> rows, BitSet withheld) {
    RowErrors errors = new RowErrors();
    try (Batch batch = BatchBuilder.of(schema, allocator).rows(rows).build()) {
      SinkWriter.StagedBatch staged = writer.stage(batch, errors);
      if (!errors.isEmpty()) {
        staged.close();
        throw new AssertionError(
            "the sink doesn't take rows of its own contract: " + errors.errors());
      }
      writer.write(staged, withheld);
    }
  }

  /** Stages rows as one batch and gives it up. */
  RowErrors stageAndGiveUp(List<Row> rows) {
    RowErrors errors = new RowErrors();
    try (Batch batch = BatchBuilder.of(schema, allocator).rows(rows).build()) {
      writer.stage(batch, errors).close();
    }
    return errors;
  }

  void commit(Position position) {
    writer.commit(writer.prepare(position));
  }

  @Override
  public void close() {
    writer.close();
    try {
      resources.close();
    } catch (Exception failure) {
      throw new AssertionError("what the writers of a task share can't be closed", failure);
    }
    allocator.close();
  }
}
