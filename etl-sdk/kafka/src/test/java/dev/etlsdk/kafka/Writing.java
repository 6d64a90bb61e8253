package dev.etlsdk.kafka;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** A writer that is used as a task would. */
final class Writing implements AutoCloseable {

  final SinkWriter writer;

  Writing(Sink sink, Batch like, Task task) {
    this.writer = sink.writer(like.schema(), task.sink());
  }

  /** Stages and writes a batch, failed rows withheld, and waits for it to arrive. */
  static RowErrors write(Sink sink, Batch batch, Task task) {
    try (batch;
        Writing writing = new Writing(sink, batch, task)) {
      return writing.write(batch);
    }
  }

  RowErrors write(Batch batch) {
    RowErrors errors = new RowErrors();
    BitSet withheld = new BitSet();
    SinkWriter.StagedBatch staged = writer.stage(batch, errors);
    errors.errors().forEach(error -> withheld.set(error.row()));
    writer.write(staged, withheld);
    writer.commit(writer.prepare(Position.none()));
    return errors;
  }

  /** A batch of one text column, without source records that say anything. */
  static Batch texts(BufferAllocator allocator, @Nullable String... texts) {
    BatchBuilder builder = BatchBuilder.of(TextCodec.SCHEMA, allocator);
    for (String text : texts) {
      builder.row(text);
    }
    return builder.build();
  }

  /** A batch whose row i comes from record {@code ordinals[i]}. */
  static Batch texts(
      BufferAllocator allocator,
      List<InMemoryRecords.Entry> records,
      int[] ordinals,
      String... texts) {
    BatchBuilder builder = BatchBuilder.of(TextCodec.SCHEMA, allocator);
    for (String text : texts) {
      builder.row(text);
    }
    return builder.origins(Origins.of(InMemoryRecords.of(records), ordinals, texts.length)).build();
  }

  static InMemoryRecords.Entry record(
      int partition, long offset, long timestamp, @Nullable String key, Header... headers) {
    return keyed(partition, offset, timestamp, key == null ? null : bytes(key), headers);
  }

  static InMemoryRecords.Entry keyed(
      int partition, long offset, long timestamp, byte @Nullable [] key, Header... headers) {
    return new InMemoryRecords.Entry(
        "in", partition, offset, timestamp, key, bytes("in"), List.of(headers));
  }

  static Header header(String name, String value) {
    return new Header(name, bytes(value));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    writer.close();
  }
}
