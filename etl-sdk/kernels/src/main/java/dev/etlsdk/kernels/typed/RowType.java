package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.schema.Schema;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A record whose typed batch is generated: what code takes that works with any record, as {@code
 * ReadingBatch.TYPE}. Immutable and thread-safe.
 *
 * @param <R> the record
 */
public final class RowType<R extends Record> {

  private final Class<R> record;
  private final Schema schema;
  private final Function<Batch, ? extends TypedBatch<R>> view;
  private final Function<BufferAllocator, ? extends TypedWriter<R>> writer;

  private RowType(
      Class<R> record,
      Schema schema,
      Function<Batch, ? extends TypedBatch<R>> view,
      Function<BufferAllocator, ? extends TypedWriter<R>> writer) {
    this.record = record;
    this.schema = schema;
    this.view = view;
    this.writer = writer;
  }

  /** A type; called by generated code. */
  public static <R extends Record> RowType<R> of(
      Class<R> record,
      Schema schema,
      Function<Batch, ? extends TypedBatch<R>> view,
      Function<BufferAllocator, ? extends TypedWriter<R>> writer) {
    return new RowType<>(record, schema, view, writer);
  }

  /** The record. */
  public Class<R> record() {
    return record;
  }

  /** Its columns. */
  public Schema schema() {
    return schema;
  }

  /**
   * Reads a batch, which is borrowed.
   *
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-SCHEMA-0002} if the batch lacks a column,
   *     or has one of another type
   */
  public TypedBatch<R> view(Batch batch) {
    return view.apply(batch);
  }

  /** A writer of batches, whose vectors an allocator gives. */
  public TypedWriter<R> writer(BufferAllocator allocator) {
    return writer.apply(allocator);
  }

  /**
   * Records as the bytes of a format and back, without a pipeline.
   *
   * @param format for example {@code Json.codec()}
   * @param allocator of the vectors; stays the caller's
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-FORMAT-0001} if the format can't hold a
   *     column
   */
  public TypedCodec<R> codec(Codec format, BufferAllocator allocator) {
    return new TypedCodec<>(this, format, allocator);
  }

  @Override
  public String toString() {
    return record.getSimpleName() + " (" + schema + ")";
  }
}
