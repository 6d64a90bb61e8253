package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.testkit.batch.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sink that writes to a table of an {@link InMemoryStore}. Immutable: each {@code with…} returns
 * a changed copy.
 *
 * <p>It keeps values and origins only, no Arrow memory.
 */
public final class InMemorySink implements Sink {

  private final InMemoryStore store;
  private final String table;
  private final Set<SinkCapability> capabilities;
  private final @Nullable Schema schema;
  private final Predicate<Row> accepts;

  private InMemorySink(
      InMemoryStore store,
      String table,
      Set<SinkCapability> capabilities,
      @Nullable Schema schema,
      Predicate<Row> accepts) {
    this.store = store;
    this.table = table;
    this.capabilities = capabilities;
    this.schema = schema;
    this.accepts = accepts;
  }

  static InMemorySink of(InMemoryStore store, String table) {
    return new InMemorySink(
        store,
        table,
        Set.copyOf(
            EnumSet.of(
                SinkCapability.TRANSACTIONAL,
                SinkCapability.COMMITS_POSITIONS,
                SinkCapability.TOMBSTONES)),
        null,
        row -> true);
  }

  /**
   * This sink with other capabilities; none at all makes one whose rows are visible at once.
   *
   * @throws IllegalArgumentException if one of them needs {@link SinkCapability#TRANSACTIONAL} and
   *     that is missing
   */
  public InMemorySink withCapabilities(Set<SinkCapability> newCapabilities) {
    boolean needsTransactions =
        newCapabilities.contains(SinkCapability.COMMITS_POSITIONS)
            || newCapabilities.contains(SinkCapability.TWO_PHASE);
    if (needsTransactions && !newCapabilities.contains(SinkCapability.TRANSACTIONAL)) {
      throw new IllegalArgumentException(
          "COMMITS_POSITIONS and TWO_PHASE need TRANSACTIONAL: " + newCapabilities);
    }
    return new InMemorySink(store, table, Set.copyOf(newCapabilities), schema, accepts);
  }

  /** This sink with fixed columns. */
  public InMemorySink withSchema(Schema newSchema) {
    return new InMemorySink(store, table, capabilities, newSchema, accepts);
  }

  /**
   * This sink, taking only rows that pass; others fail with {@link EtlError#ENCODE_0001} when they
   * are staged.
   */
  public InMemorySink accepting(Predicate<Row> condition) {
    return new InMemorySink(store, table, capabilities, schema, condition);
  }

  /** The store it writes to. */
  public InMemoryStore store() {
    return store;
  }

  /** The rows that are visible in its table. */
  public List<Row> rows() {
    return store.rows(table);
  }

  String table() {
    return table;
  }

  boolean accepts(Row row) {
    return accepts.test(row);
  }

  @Override
  public String kind() {
    return "in-memory";
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return capabilities;
  }

  @Override
  public Optional<Object> commitGroup() {
    return capabilities.contains(SinkCapability.TRANSACTIONAL)
        ? Optional.of(store)
        : Optional.empty();
  }

  @Override
  public Optional<Schema> schema() {
    return Optional.ofNullable(schema);
  }

  @Override
  public void checkSchema(Schema stream) {
    if (schema != null && !schema.equals(stream)) {
      throw EtlException.of(
              EtlError.PIPELINE_0004,
              "the table '" + table + "' has the columns " + schema + ", the stream " + stream)
          .fix("select these columns, in this order, with these types")
          .build();
    }
  }

  @Override
  public SinkWriter writer(Schema stream, SinkContext context) {
    checkSchema(stream);
    return capabilities.contains(SinkCapability.TRANSACTIONAL)
        ? new TransactionalWriter(this, TaskTransaction.of(store, context))
        : new ImmediateWriter(this);
  }

  @Override
  public String toString() {
    return "in-memory table '" + table + "'";
  }
}
