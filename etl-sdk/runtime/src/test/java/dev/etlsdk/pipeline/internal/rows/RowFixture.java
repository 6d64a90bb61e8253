package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.typed.ValueReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Batches of records and transforms over them; fails on close if memory was left. */
final class RowFixture implements AutoCloseable {

  private final BufferAllocator allocator = new RootAllocator();

  BufferAllocator allocator() {
    return allocator;
  }

  <T extends BatchTransform> T open(T transform) throws Exception {
    transform.open(new TransformContext("p", "s", 0, allocator, Clock.systemUTC()));
    return transform;
  }

  /** A batch whose row i has the origin i. */
  Batch batch(Schema schema, List<? extends Record> rows) {
    RowWriter writer =
        new RowWriter(
            schema,
            new WriterPlanner(getClass().getClassLoader()).columns(rows.get(0).getClass(), schema));
    Origins origins =
        Origins.of(SourceRecords.NONE, IntStream.range(0, rows.size()).toArray(), rows.size());
    return writer.write(
        rows,
        origins,
        allocator,
        (row, failure) -> {
          throw new AssertionError("row " + row + " can't be written", failure);
        });
  }

  @SafeVarargs
  final <I extends Record, O extends Record> Batch run(
      RowTransform<I, O> transform, Class<I> in, Class<O> out, RowErrors errors, I... rows)
      throws Exception {
    Schema schema = RecordSchemas.of(in);
    RowStage stage = RowStage.of(in, out, schema);
    try (Batch input = batch(schema, Arrays.asList(rows));
        BatchTransform opened = open(stage.rows(transform))) {
      return opened.process(input, errors);
    }
  }

  <R extends Record> List<R> read(Class<R> type, Batch batch) {
    ReaderPlanner planner = new ReaderPlanner(type.getClassLoader());
    List<ValueReader<?>> readers = new ArrayList<>(planner.readers(type, batch.schema().columns()));
    RowReader reader = new RowReader(type, readers);
    reader.bind(batch);
    return IntStream.range(0, batch.rows()).mapToObj(row -> type.cast(reader.read(row))).toList();
  }

  @Override
  public void close() {
    allocator.close();
  }
}
