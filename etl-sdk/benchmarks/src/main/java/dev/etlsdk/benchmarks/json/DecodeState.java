package dev.etlsdk.benchmarks.json;

import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.formats.json.Json;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link DecodeBenchmark} measures: one batch of records into new vectors. */
@State(Scope.Thread)
public class DecodeState {

  /** The case. */
  @Param({"quickstart", "mixed"})
  public String records = "";

  private JsonRecords source = JsonRecords.of("quickstart");
  private BufferAllocator allocator = new RootAllocator();
  private RecordDecoder decoder = Json.codec().decoder(source.schema());
  private JacksonFill jackson = new JacksonFill(source.schema().columns());
  private final DecodeOutcome outcome = new DecodeOutcome();

  /** Makes the records. */
  @Setup
  public void open() {
    source = JsonRecords.of(records);
    decoder = Json.codec().decoder(source.schema());
    jackson = new JacksonFill(source.schema().columns());
  }

  /** Decodes by the SDK. */
  @Benchmark
  public int fast() {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(source.schema().toArrow(), allocator)) {
      decoder.decode(source.records(), root, outcome);
      if (!outcome.allRows()) {
        throw new IllegalStateException(outcome.errors().errors().toString());
      }
      return root.getRowCount();
    }
  }

  /** Decodes by Jackson. */
  @Benchmark
  public int jackson() throws IOException {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(source.schema().toArrow(), allocator)) {
      jackson.decode(source.values(), root);
      return root.getRowCount();
    }
  }

  /** Releases the memory. */
  @TearDown
  public void close() {
    decoder.close();
    allocator.close();
    allocator = new RootAllocator();
  }
}
