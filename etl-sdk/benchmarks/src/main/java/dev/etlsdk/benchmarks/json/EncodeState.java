package dev.etlsdk.benchmarks.json;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link EncodeBenchmark} measures: one batch of rows into records' bytes. */
@State(Scope.Thread)
public class EncodeState {

  /** The case. */
  @Param({"quickstart", "mixed"})
  public String records = "";

  private final BufferAllocator allocator = new RootAllocator();
  private final EncodedRecords target = new EncodedRecords();
  private final RowErrors errors = new RowErrors();
  private RecordEncoder encoder = Json.codec().encoder(Schema.of());
  private JacksonWrite jackson = new JacksonWrite(Schema.of().columns());
  private @Nullable Batch batch;

  /** Makes the rows. */
  @Setup
  public void open() {
    JsonRecords source = JsonRecords.of(records);
    Schema schema = source.schema();
    VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator);
    try (RecordDecoder decoder = Json.codec().decoder(schema)) {
      decoder.decode(source.records(), root, new DecodeOutcome());
    }
    batch = Batch.take(schema, root, Origins.oneToOne(source.records()));
    encoder = Json.codec().encoder(schema);
    jackson = new JacksonWrite(schema.columns());
  }

  private Batch batch() {
    Batch open = batch;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    return open;
  }

  /** Encodes by the SDK. */
  @Benchmark
  public int fast() {
    encoder.encode(batch(), target, errors);
    return target.position();
  }

  /** Encodes by Jackson. */
  @Benchmark
  public long jackson() throws IOException {
    return jackson.encode(batch().root());
  }

  /** Releases the memory. */
  @TearDown
  public void close() {
    encoder.close();
    batch().close();
    allocator.close();
  }
}
