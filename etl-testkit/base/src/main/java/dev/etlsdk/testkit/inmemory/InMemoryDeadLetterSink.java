package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps dead letters in an {@link InMemoryStore}, in the transaction that the task's other sinks of
 * the store write in. They can be read again, and be sent to the sources that were named by {@link
 * #returningTo}.
 */
public final class InMemoryDeadLetterSink implements DeadLetterSink {

  private static final Set<SinkCapability> CAPABILITIES =
      Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_POSITIONS);

  private final InMemoryStore store;
  private final String table;
  private final List<InMemorySource> sources;

  InMemoryDeadLetterSink(InMemoryStore store, String table, List<InMemorySource> sources) {
    this.store = store;
    this.table = table;
    this.sources = List.copyOf(sources);
  }

  /**
   * The same letters, which can be sent back to these sources: sources of records, in which a
   * record's topic is the source's name, its partition a split.
   */
  public InMemoryDeadLetterSink returningTo(InMemorySource... returns) {
    return new InMemoryDeadLetterSink(store, table, List.of(returns));
  }

  /** The letters that are visible. */
  public List<DeadLetter> letters() {
    return store.letters(table);
  }

  @Override
  public String kind() {
    return "in-memory";
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Optional<Object> commitGroup() {
    return Optional.of(store);
  }

  @Override
  public Optional<DeadLetterStore> store() {
    return Optional.of(new InMemoryLetterStore(store, table, sources));
  }

  @Override
  public DeadLetterWriter writer(SinkContext context) {
    return new Writer(table, TaskTransaction.of(store, context));
  }

  /** Those of one table are one place, whatever they return to. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InMemoryDeadLetterSink sink
        && sink.store == store
        && sink.table.equals(table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }

  @Override
  public String toString() {
    return "in-memory dead letters '" + table + "'";
  }

  private record Writer(String table, TaskTransaction transaction) implements DeadLetterWriter {

    @Override
    public void write(DeadLetter letter) {
      transaction.write(table, letter);
    }

    @Override
    public Committable prepare(Position position) {
      return transaction.prepare(position, CAPABILITIES);
    }

    @Override
    public void commit(Committable committable) {
      transaction.commit(committable);
    }

    @Override
    public void abort() {
      transaction.abort();
    }

    @Override
    public void close() {}
  }
}
