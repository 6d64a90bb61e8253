package dev.etlsdk.testkit.contract;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.TestContexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A reader that is started and has its splits, and what it has read so far, as Java values. */
final class SourceProbe implements AutoCloseable {

  private static final Duration STANDSTILL = Duration.ofSeconds(60);

  private final Source source;
  private final SourceReader reader;
  private final BufferAllocator allocator;
  private final Map<String, List<Row>> rows = new TreeMap<>();
  private final List<Integer> fetchSizes = new ArrayList<>();
  private Position position;

  private SourceProbe(
      Source source, SourceReader reader, BufferAllocator allocator, Position position) {
    this.source = source;
    this.reader = reader;
    this.allocator = allocator;
    this.position = position;
  }

  static SourceProbe open(Source source, String pipeline, Position from, BufferAllocator parent) {
    return open(source, pipeline, 0, from, Position::none, parent);
  }

  /**
   * Opens one of several readers.
   *
   * @param written what sinks have, whenever the reader asks
   */
  static SourceProbe open(
      Source source,
      String pipeline,
      int task,
      Position from,
      Supplier<Position> written,
      BufferAllocator parent) {
    BufferAllocator allocator = parent.newChildAllocator("reader " + task, 0, Long.MAX_VALUE);
    SourceContext context = TestContexts.source(pipeline, task, allocator);
    SourceReader reader = source.reader(context);
    reader.start(from, new Listener(written));
    if (source.assignment() == Source.SplitAssignment.RUNTIME) {
      try (SplitEnumerator enumerator = source.enumerator(context)) {
        reader.assign(enumerator.discover(), from);
      }
    }
    return new SourceProbe(source, reader, allocator, from);
  }

  SourceReader reader() {
    return reader;
  }

  /** The position behind all fetches so far. */
  Position position() {
    return position;
  }

  List<Integer> fetchSizes() {
    return fetchSizes;
  }

  /** What has been read of each split that gave rows. */
  List<List<Row>> rowsBySplit() {
    return List.copyOf(rows.values());
  }

  /** What was read by one probe and then by another one, of each split. */
  static List<List<Row>> joined(SourceProbe first, SourceProbe second) {
    Map<String, List<Row>> joined = new TreeMap<>();
    first.rows.forEach((split, read) -> joined.put(split, new ArrayList<>(read)));
    second.rows.forEach(
        (split, read) -> joined.computeIfAbsent(split, name -> new ArrayList<>()).addAll(read));
    return List.copyOf(joined.values());
  }

  /** What has been read so far, apart from what will be read. */
  SourceProbe copyOfRows() {
    SourceProbe copy = new SourceProbe(source, reader, allocator, position);
    rows.forEach((split, read) -> copy.rows.put(split, new ArrayList<>(read)));
    return copy;
  }

  /** Polls once, and keeps what comes. */
  void poll(FetchLimits limits) {
    Fetch fetch = reader.poll(Duration.ofMillis(20), limits);
    if (fetch != null) {
      keep(fetch);
      position = position.plus(fetch.end());
    }
  }

  /** Waits for one fetch; false at the end of the source. */
  boolean readOne(FetchLimits limits) {
    long limit = System.nanoTime() + STANDSTILL.toNanos();
    while (!reader.finished()) {
      Fetch fetch = reader.poll(Duration.ofMillis(100), limits);
      if (fetch != null) {
        fetchSizes.add(fetch.rows());
        keep(fetch);
        position = position.plus(fetch.end());
        return true;
      }
      if (System.nanoTime() - limit > 0) {
        throw new AssertionError(
            "the source gave nothing for " + STANDSTILL.toSeconds() + " s and is not finished");
      }
    }
    return false;
  }

  void readToEnd(FetchLimits limits) {
    boolean more = true;
    while (more) {
      more = readOne(limits);
    }
  }

  private void keep(Fetch fetch) {
    try (Batch batch = batch(fetch)) {
      SourceRecords records = batch.origins().records();
      List<Row> read = BatchRows.of(batch);
      for (int row = 0; row < read.size(); row++) {
        int ordinal = batch.origins().ordinal(row);
        String split = records.topic(ordinal) + "/" + records.partition(ordinal);
        rows.computeIfAbsent(split, name -> new ArrayList<>()).add(read.get(row));
      }
    }
  }

  private Batch batch(Fetch fetch) {
    if (fetch instanceof Fetch.Rows given) {
      return given.batch();
    }
    SourceRecords records = ((Fetch.Records) fetch).records();
    VectorSchemaRoot root = VectorSchemaRoot.create(source.schema().toArrow(), allocator);
    DecodeOutcome outcome = new DecodeOutcome();
    try (RecordDecoder decoder = source.codec().orElseThrow().decoder(source.schema())) {
      decoder.decode(records, root, outcome);
    }
    if (!outcome.allRows()) {
      root.close();
      throw new AssertionError(
          "the source's records are to be rows, all of them: " + outcome.errors().errors());
    }
    return Batch.take(source.schema(), root, Origins.oneToOne(records));
  }

  @Override
  public void close() {
    reader.close();
    allocator.close();
  }

  /** Splits come and go without anything to be done. */
  private record Listener(Supplier<Position> written) implements SplitListener {
    @Override
    public Position positions(List<Split> splits) {
      return written.get();
    }

    @Override
    public void assigned(List<Split> splits) {}

    @Override
    public void revoked(List<Split> splits) {}

    @Override
    public void lost(List<Split> splits) {}
  }
}
