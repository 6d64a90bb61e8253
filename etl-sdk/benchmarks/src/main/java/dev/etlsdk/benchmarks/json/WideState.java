package dev.etlsdk.benchmarks.json;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.sql.CalciteSqlCompiler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link WideBenchmark} measures: a batch from JSON through a projection to JSON. */
@State(Scope.Thread)
public class WideState {

  /** The number of columns. */
  @Param({"10", "1000"})
  public String records = "10";

  private final BufferAllocator allocator = new RootAllocator();
  private final EncodedRecords target = new EncodedRecords();
  private final RowErrors errors = new RowErrors();
  private final DecodeOutcome outcome = new DecodeOutcome();
  private JsonRecords source = JsonRecords.of("10");
  private Schema input = source.schema();
  private RecordDecoder decoder = Json.codec().decoder(input);
  private RecordEncoder encoder = Json.codec().encoder(input);
  private BatchTransform projection = (batch, failed) -> batch;

  /** Compiles the query. */
  @Setup
  public void open() throws Exception {
    source = JsonRecords.of(records);
    String items =
        source.schema().names().stream()
            .map(name -> name + " + 1 AS " + name)
            .collect(Collectors.joining(", "));
    CompiledSql query =
        new CalciteSqlCompiler()
            .compile(
                new SqlRequest(
                    "wide",
                    "SELECT " + items + " FROM records",
                    Map.of("records", source.schema()),
                    new UdfOptions(false, List.of(), Optional.empty(), Map.of()),
                    Optional.empty()));
    SqlFragment fragment = query.fragments().get(0);
    input = fragment.input();
    decoder = Json.codec().decoder(input);
    encoder = Json.codec().encoder(query.schema());
    projection = fragment.create();
    projection.open(new TransformContext("wide", "wide", 0, allocator, Clock.systemUTC()));
  }

  /** Decodes, projects and encodes. */
  @Benchmark
  public int wide() throws Exception {
    VectorSchemaRoot root = VectorSchemaRoot.create(input.toArrow(), allocator);
    decoder.decode(source.records(), root, outcome);
    try (Batch decoded = Batch.take(input, root, Origins.oneToOne(source.records()));
        Batch projected = projection.process(decoded, errors)) {
      encoder.encode(projected, target, errors);
    }
    if (!outcome.allRows() || !errors.isEmpty()) {
      throw new IllegalStateException(outcome.errors().errors() + " " + errors.errors());
    }
    return target.position();
  }

  /** Releases the memory. */
  @TearDown
  public void close() throws Exception {
    projection.close();
    decoder.close();
    encoder.close();
    allocator.close();
  }
}
