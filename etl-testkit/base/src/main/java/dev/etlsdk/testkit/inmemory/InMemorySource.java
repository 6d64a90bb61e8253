package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.batch.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source of rows or records that are given by the test, in several splits. Thread-safe; readers
 * are for one thread each, as the SPI has it.
 *
 * <p>It stands for a system outside: its content and the progress it keeps outlive its readers. The
 * id of a split is its number, from 0; its positions are the index of the next row. Rows have the
 * source's name as topic, the split's number as partition, and their index as offset.
 */
public final class InMemorySource implements Source {

  private final String name;
  private final Schema schema;
  private final @Nullable Codec codec;
  private final Boundedness boundedness;
  private final SplitAssignment assignment;
  private final ProgressStore progressStore;
  private final SourceContent content;

  private InMemorySource(Builder builder) {
    this.name = builder.name;
    this.schema = builder.schema;
    this.codec = builder.codec;
    this.boundedness = builder.boundedness;
    this.assignment = builder.assignment;
    this.progressStore = builder.progressStore;
    this.content = new SourceContent(builder.splits);
  }

  /**
   * A source of rows of these columns. It is bounded, the runtime assigns its splits, and it keeps
   * progress, unless told otherwise.
   */
  public static Builder builder(String name, Schema schema) {
    return new Builder(name, schema, null);
  }

  /** A source of records, which are decoded with a codec into these columns. */
  public static Builder recordsBuilder(String name, Schema schema, Codec codec) {
    return new Builder(name, schema, codec);
  }

  /** Adds rows to a split of a source of rows, also while readers read. */
  public void append(int split, Row... rows) {
    List<Row> canonical = BatchRows.canonical(schema, Arrays.asList(rows));
    content.change(() -> canonical.forEach(row -> content.log(split).append(name, row)));
  }

  /**
   * Adds records to a split of a source of records, also while readers read. Their topic, partition
   * and offset are replaced.
   */
  public void append(int split, InMemoryRecords.Entry... records) {
    content.change(
        () -> Arrays.asList(records).forEach(record -> content.log(split).append(name, record)));
  }

  /** The rows or records that a split has now; of rows only where they are, without values. */
  public List<InMemoryRecords.Entry> records(int split) {
    List<InMemoryRecords.Entry> records = new ArrayList<>();
    content.change(
        () -> {
          SplitLog log = content.log(split);
          for (int i = 0; i < log.size(); i++) {
            records.add(log.get(i).origin());
          }
        });
    return records;
  }

  String name() {
    return name;
  }

  /** Whether it has records, in this split. */
  boolean takes(int split) {
    return codec != null && split >= 0 && split < content.splitIds().size();
  }

  /** Adds an empty split, also while readers read, and returns its number. */
  public int addSplit() {
    return content.addSplit();
  }

  /** What a pipeline's readers have acknowledged; empty if this source keeps no progress. */
  public Position acknowledged(String pipeline) {
    return content.acknowledged(pipeline);
  }

  /**
   * Takes all splits from all readers without asking, as a broker does with a member that it takes
   * for dead: each reader tells its listener of the loss at its next poll. Only of a source that
   * {@link Builder#assignsSplits}.
   */
  public void expelReaders() {
    content.expelReaders();
  }

  @Override
  public String kind() {
    return "in-memory";
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<Codec> codec() {
    return Optional.ofNullable(codec);
  }

  @Override
  public Boundedness boundedness() {
    return boundedness;
  }

  @Override
  public SplitAssignment assignment() {
    return assignment;
  }

  @Override
  public ProgressStore progressStore() {
    return progressStore;
  }

  /** What it gives has its name as topic. */
  @Override
  public boolean mayHaveGiven(String topic) {
    return topic.equals(name);
  }

  @Override
  public SplitEnumerator enumerator(SourceContext context) {
    return new Enumerator(content);
  }

  @Override
  public SourceReader reader(SourceContext context) {
    return new InMemoryReader(this, content, context);
  }

  @Override
  public String toString() {
    return "in-memory source '" + name + "'";
  }

  private record Enumerator(SourceContent content) implements SplitEnumerator {

    @Override
    public List<Split> discover() {
      return content.splitIds().stream().map(Split::of).toList();
    }

    @Override
    public void close() {}
  }

  /** Collects the settings and first rows of an {@link InMemorySource}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final Schema schema;
    private final @Nullable Codec codec;
    private final List<SplitLog> splits = new ArrayList<>();
    private Boundedness boundedness = Boundedness.BOUNDED;
    private SplitAssignment assignment = SplitAssignment.RUNTIME;
    private ProgressStore progressStore = ProgressStore.SOURCE;

    private Builder(String name, Schema schema, @Nullable Codec codec) {
      this.name = name;
      this.schema = schema;
      this.codec = codec;
    }

    /** Adds a split of a source of rows. */
    public Builder split(Row... rows) {
      SplitLog log = new SplitLog(splits.size());
      BatchRows.canonical(schema, Arrays.asList(rows)).forEach(row -> log.append(name, row));
      splits.add(log);
      return this;
    }

    /** Adds a split of a source of records; their topic, partition and offset are replaced. */
    public Builder split(InMemoryRecords.Entry... records) {
      SplitLog log = new SplitLog(splits.size());
      Arrays.asList(records).forEach(record -> log.append(name, record));
      splits.add(log);
      return this;
    }

    /** Never ends: readers wait for what is appended. */
    public Builder unbounded() {
      boundedness = Boundedness.UNBOUNDED;
      return this;
    }

    /**
     * Divides the splits among all its open readers by itself, as a Kafka consumer group does,
     * instead of leaving it to the runtime.
     */
    public Builder assignsSplits() {
      assignment = SplitAssignment.SOURCE;
      return this;
    }

    /** Keeps no progress: a reader that is given no position begins at the first row. */
    public Builder withoutProgress() {
      progressStore = ProgressStore.NONE;
      return this;
    }

    /** The source. */
    public InMemorySource build() {
      return new InMemorySource(this);
    }
  }
}
