package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.kernels.typed.TypedBatch;
import dev.etlsdk.kernels.typed.TypedWriter;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Records as the bytes of a format and back, by the batch that was generated for them.
 *
 * @param <R> the record
 */
final class TypedRows<R extends Record> {

  private final Class<R> record;
  private final Class<?> batch;
  private final BufferAllocator allocator;

  TypedRows(Class<R> record, BufferAllocator allocator) {
    this.record = record;
    this.allocator = allocator;
    String name = record.getName().replace('$', '_') + "Batch";
    try {
      this.batch = Class.forName(name, true, record.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw EtlException.of(
              EtlError.TESTKIT_0003, "the record " + record.getName() + " has no typed batch")
          .fix("annotate it with @Row and run etl-processor in its module")
          .cause(e)
          .build();
    }
  }

  List<byte[]> encode(Codec codec, Iterable<R> rows) {
    try (TypedWriter<R> writer = writer()) {
      for (R row : rows) {
        writer.add(row);
      }
      try (Batch made = writer.finish();
          RecordEncoder encoder = codec.encoder(made.schema())) {
        EncodedRecords records = new EncodedRecords();
        RowErrors errors = new RowErrors();
        encoder.encode(made, records, errors);
        require(errors, "have no form in the format " + codec.name());
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < records.count(); i++) {
          values.add(records.copy(i));
        }
        return values;
      }
    }
  }

  @SuppressWarnings("NullAway") // javac 17 shows no @Nullable of a record in a class file
  List<R> decode(Codec codec, List<ReceivedRecord> received) {
    List<InMemoryRecords.Entry> entries = new ArrayList<>();
    for (ReceivedRecord one : received) {
      if (one.value() != null) {
        entries.add(
            new InMemoryRecords.Entry(
                one.topic(),
                one.partition(),
                one.offset(),
                one.timestamp().toEpochMilli(),
                one.key(),
                one.value(),
                List.of()));
      }
    }
    Schema schema = schema();
    InMemoryRecords records = InMemoryRecords.of(entries);
    DecodeOutcome outcome = new DecodeOutcome();
    VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator);
    try (Batch decoded = decode(codec, schema, records, root, outcome)) {
      require(outcome.errors(), "aren't records of the format " + codec.name());
      List<R> rows = new ArrayList<>();
      view(decoded).forEach(rows::add);
      return rows;
    }
  }

  private static Batch decode(
      Codec codec,
      Schema schema,
      InMemoryRecords records,
      VectorSchemaRoot root,
      DecodeOutcome outcome) {
    try (RecordDecoder decoder = codec.decoder(schema)) {
      decoder.decode(records, root, outcome);
      return Batch.take(schema, root, Origins.oneToOne(records));
    } catch (Throwable e) {
      root.close();
      throw e;
    }
  }

  private void require(RowErrors errors, String what) {
    if (!errors.isEmpty()) {
      throw new AssertionError(
          errors.size()
              + " rows of "
              + record.getSimpleName()
              + " "
              + what
              + ": "
              + errors.errors());
    }
  }

  private Schema schema() {
    try (TypedWriter<R> writer = writer();
        Batch empty = writer.finish()) {
      return empty.schema();
    }
  }

  @SuppressWarnings("unchecked")
  private TypedWriter<R> writer() {
    return (TypedWriter<R>) call("writer", BufferAllocator.class, allocator);
  }

  @SuppressWarnings("unchecked")
  private TypedBatch<R> view(Batch decoded) {
    return (TypedBatch<R>) call("view", Batch.class, decoded);
  }

  private <A> Object call(String name, Class<A> parameter, A argument) {
    try {
      Method method = batch.getMethod(name, parameter);
      method.setAccessible(true);
      return method.invoke(null, argument);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(batch.getName() + "." + name + " threw", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(batch.getName() + " isn't a typed batch", e);
    }
  }
}
