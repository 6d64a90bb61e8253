package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kernels.typed.RowType;
import dev.etlsdk.kernels.typed.TypedCodec;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Records as the bytes of a format and back, by the batch that was generated for them.
 *
 * @param <R> the record
 */
final class TypedRows<R extends Record> {

  private final RowType<R> type;
  private final BufferAllocator allocator;

  TypedRows(Class<R> record, BufferAllocator allocator) {
    this.type = type(record);
    this.allocator = allocator;
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> RowType<R> type(Class<R> record) {
    String name = record.getName().replace('$', '_') + "Batch";
    try {
      // A record that isn't public has a batch that isn't.
      Field type = Class.forName(name, true, record.getClassLoader()).getField("TYPE");
      type.setAccessible(true);
      return (RowType<R>) type.get(null);
    } catch (ReflectiveOperationException e) {
      throw EtlException.of(
              EtlError.TESTKIT_0003,
              "the record " + record.getName() + " has no typed batch: " + name + " isn't there")
          .fix("annotate it with @Row and run etl-processor in its module")
          .cause(e)
          .build();
    }
  }

  List<byte[]> encode(Codec format, List<R> rows) {
    try (TypedCodec<R> codec = type.codec(format, allocator)) {
      return codec.encode(rows);
    }
  }

  /**
   * The records of values.
   *
   * @throws EtlException for the first that can't be read
   */
  List<R> decode(Codec format, List<byte[]> values) {
    try (TypedCodec<R> codec = type.codec(format, allocator);
        Batch batch = codec.decode(values)) {
      List<R> rows = new ArrayList<>();
      type.view(batch).forEach(rows::add);
      return rows;
    }
  }
}
