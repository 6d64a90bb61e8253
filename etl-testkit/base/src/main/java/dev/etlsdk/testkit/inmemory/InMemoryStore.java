package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the in-memory sinks write to: named tables of rows and of dead letters, transactions over
 * all of them, and the positions that were committed with them. Thread-safe. It stands for a system
 * outside, so it outlives the writers.
 *
 * <p>All sinks of one store that belong to one task share its transaction, as the sinks of a Kafka
 * cluster share a producer. A task that opens its first writer shuts out an earlier task of the
 * same pipeline, worker and number, and drops what that one had not committed, except prepared
 * output of sinks with {@link dev.etlsdk.api.sink.SinkCapability#TWO_PHASE}.
 */
public final class InMemoryStore {

  private final Map<String, List<WrittenRow>> tables = new HashMap<>();
  private final Map<String, List<DeadLetter>> letters = new HashMap<>();
  private final Map<String, Position> positions = new HashMap<>();
  private final Map<TaskId, Long> epochs = new HashMap<>();
  private final Map<Long, Transaction> transactions = new LinkedHashMap<>();
  private final Set<Long> committed = new HashSet<>();
  private final LetterMarks marks = new LetterMarks();
  private long lastTransaction;

  private InMemoryStore() {}

  /** An empty store. */
  public static InMemoryStore create() {
    return new InMemoryStore();
  }

  /** A sink that writes to a table of this store, with all capabilities but two phases. */
  public InMemorySink sink(String table) {
    return InMemorySink.of(this, table);
  }

  /** A dead-letter sink of this store, with all capabilities. */
  public InMemoryDeadLetterSink deadLetters(String table) {
    return new InMemoryDeadLetterSink(this, table, List.of());
  }

  /** The rows of a table that are committed, without tombstones, in the order of their writing. */
  public List<Row> rows(String table) {
    return written(table).stream()
        .map(WrittenRow::row)
        .filter(Objects::nonNull)
        .map(Row.class::cast)
        .toList();
  }

  /**
   * The rows and tombstones of a table that are committed, with their origins, in the order of
   * their writing.
   */
  public synchronized List<WrittenRow> written(String table) {
    return List.copyOf(tables.getOrDefault(table, List.of()));
  }

  /** The dead letters that are committed, in the order of their writing. */
  public synchronized List<DeadLetter> letters(String table) {
    return List.copyOf(letters.getOrDefault(table, List.of()));
  }

  /** The position that was committed with the output of a pipeline. */
  public synchronized Position committed(String pipeline) {
    return positions.getOrDefault(pipeline, Position.none());
  }

  /**
   * How many transactions are neither committed nor dropped; none when all tasks have ended in
   * order.
   */
  public synchronized int pendingTransactions() {
    return transactions.size();
  }

  /** Whether each of the letters that are committed has been sent back. */
  synchronized List<MarkedLetter> markedLetters(String table) {
    List<DeadLetter> all = letters.getOrDefault(table, List.of());
    return IntStream.range(0, all.size())
        .mapToObj(index -> new MarkedLetter(index, all.get(index), marks.isSent(table, index)))
        .toList();
  }

  /** Shuts out an earlier sender of a pipeline's letters, and gives the new one's number. */
  synchronized long openSender(String table, String pipeline) {
    return marks.open(table, pipeline);
  }

  synchronized void requireSender(String table, String pipeline, long sender) {
    marks.requireCurrent(table, pipeline, sender);
  }

  /** Sends records and marks their letters in one step. */
  synchronized void sendBack(
      String table, String pipeline, long sender, Set<Integer> sent, Runnable records) {
    marks.requireCurrent(table, pipeline, sender);
    records.run();
    marks.add(table, sent);
  }

  synchronized long openTask(TaskId task) {
    long epoch = epochs.merge(task, 1L, Long::sum);
    dropUncommitted(task);
    return epoch;
  }

  private void dropUncommitted(TaskId task) {
    transactions
        .values()
        .removeIf(transaction -> transaction.task.equals(task) && !transaction.outlivesItsTask());
  }

  synchronized Transaction begin(TaskId task, long epoch) {
    requireCurrent(task, epoch);
    Transaction transaction = new Transaction(++lastTransaction, task);
    transactions.put(transaction.id, transaction);
    return transaction;
  }

  synchronized void write(long epoch, Transaction transaction, String table, WrittenRow row) {
    requireCurrent(transaction.task, epoch);
    transaction.rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
  }

  synchronized void write(long epoch, Transaction transaction, String table, DeadLetter letter) {
    requireCurrent(transaction.task, epoch);
    transaction.letters.computeIfAbsent(table, name -> new ArrayList<>()).add(letter);
  }

  /** Writes at once, outside any transaction. */
  synchronized void writeThrough(String table, WrittenRow row) {
    tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
  }

  synchronized void prepare(
      long epoch, Transaction transaction, Position position, Set<SinkCapability> capabilities) {
    requireCurrent(transaction.task, epoch);
    transaction.prepared = true;
    transaction.twoPhase |= capabilities.contains(SinkCapability.TWO_PHASE);
    transaction.keepsPosition |= capabilities.contains(SinkCapability.COMMITS_POSITIONS);
    transaction.position = transaction.position.plus(position);
  }

  synchronized void commit(TaskId task, long epoch, long id) {
    if (committed.contains(id)) {
      return;
    }
    Transaction transaction = transactions.get(id);
    if (transaction == null || !transaction.outlivesItsTask()) {
      requireCurrent(task, epoch);
    }
    if (transaction == null) {
      throw EtlException.of(
              EtlError.SINK_0002, "the transaction " + id + " of " + task + " was dropped")
          .fix("commit what was prepared before aborting")
          .build();
    }
    transactions.remove(id);
    committed.add(id);
    transaction.rows.forEach(
        (table, rows) -> tables.computeIfAbsent(table, name -> new ArrayList<>()).addAll(rows));
    transaction.letters.forEach(
        (table, added) -> letters.computeIfAbsent(table, name -> new ArrayList<>()).addAll(added));
    if (transaction.keepsPosition) {
      positions.merge(task.pipeline(), transaction.position, Position::plus);
    }
  }

  /** Drops what a task has not committed; prepared output that outlives its task stays. */
  synchronized void closeTask(TaskId task, long epoch) {
    if (Objects.equals(epochs.get(task), epoch)) {
      dropUncommitted(task);
    }
  }

  synchronized void abort(TaskId task, long epoch) {
    requireCurrent(task, epoch);
    transactions.values().removeIf(transaction -> transaction.task.equals(task));
  }

  private void requireCurrent(TaskId task, long epoch) {
    if (!Objects.equals(epochs.get(task), epoch)) {
      throw EtlException.of(
              EtlError.SINK_0001, "another writer of " + task + " has been opened since")
          .fix("give each worker a worker id of its own")
          .build();
    }
  }

  /** A letter, its place in its table, and whether it was sent back. */
  record MarkedLetter(int index, DeadLetter letter, boolean sent) {}

  /** Who writes: a later one of the same identity shuts out an earlier one. */
  record TaskId(String pipeline, String worker, int number) {
    @Override
    public String toString() {
      return "task " + number + " of worker '" + worker + "' of pipeline '" + pipeline + "'";
    }
  }

  /** Output that is not visible yet. Guarded by the store. */
  static final class Transaction {
    private final long id;
    private final TaskId task;
    private final Map<String, List<WrittenRow>> rows = new LinkedHashMap<>();
    private final Map<String, List<DeadLetter>> letters = new LinkedHashMap<>();
    private Position position = Position.none();
    private boolean prepared;
    private boolean twoPhase;
    private boolean keepsPosition;

    private Transaction(long id, TaskId task) {
      this.id = id;
      this.task = task;
    }

    long id() {
      return id;
    }

    private boolean outlivesItsTask() {
      return prepared && twoPhase;
    }
  }

  /**
   * A row as it was written.
   *
   * @param row its values; null for a tombstone
   * @param topic topic, table or file of the source record it came from
   * @param partition partition or split number of that record
   * @param offset position of that record
   * @param key key of that record
   */
  @SuppressWarnings("ArrayRecordComponent") // the source record's own key, compared by nobody
  public record WrittenRow(
      @Nullable Row row, String topic, int partition, long offset, byte @Nullable [] key) {}
}
