package dev.etlsdk.processor;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.kernels.typed.RowType;
import dev.etlsdk.kernels.typed.TypedBatch;
import dev.etlsdk.kernels.typed.TypedWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The generated batch of a record, called where its class isn't known.
 *
 * @param <R> the record
 */
final class Typed<R extends Record> {

  private final Class<?> type;

  Typed(Compiled compiled, Class<R> record) throws ClassNotFoundException {
    type = compiled.loadClass(record.getName() + "Batch");
  }

  @SuppressWarnings("unchecked")
  RowType<R> rowType() throws ReflectiveOperationException {
    return (RowType<R>) type.getField("TYPE").get(null);
  }

  @SuppressWarnings("unchecked")
  TypedBatch<R> view(Batch batch) throws ReflectiveOperationException {
    return (TypedBatch<R>) call("view", Batch.class, batch);
  }

  @SuppressWarnings("unchecked")
  TypedWriter<R> writer(BufferAllocator allocator) throws ReflectiveOperationException {
    return (TypedWriter<R>) call("writer", BufferAllocator.class, allocator);
  }

  Batch batch(BufferAllocator allocator, List<R> rows) throws ReflectiveOperationException {
    try (TypedWriter<R> writer = writer(allocator)) {
      rows.forEach(writer::add);
      return writer.finish();
    }
  }

  private <A> Object call(String method, Class<A> parameter, A argument)
      throws ReflectiveOperationException {
    try {
      return type.getMethod(method, parameter).invoke(null, argument);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw e;
    }
  }
}
