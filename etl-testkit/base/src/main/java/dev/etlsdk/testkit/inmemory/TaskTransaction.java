package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Position;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all writers of one task to one store share: the transaction under way. Used by the task's
 * work thread.
 *
 * <p>When one writer prepares it, what any of them writes afterwards belongs to the next one; the
 * other writers' {@code prepare} gives the same committable, until something has been written.
 */
final class TaskTransaction implements AutoCloseable {

  private final InMemoryStore store;
  private final InMemoryStore.TaskId task;
  private final long epoch;
  private InMemoryStore.@Nullable Transaction open;
  private InMemoryStore.@Nullable Transaction prepared;

  private TaskTransaction(InMemoryStore store, InMemoryStore.TaskId task) {
    this.store = store;
    this.task = task;
    this.epoch = store.openTask(task);
  }

  static TaskTransaction of(InMemoryStore store, SinkContext context) {
    return context
        .resources()
        .shared(
            new Key(store),
            TaskTransaction.class,
            () ->
                new TaskTransaction(
                    store,
                    new InMemoryStore.TaskId(
                        context.pipeline(), context.workerId(), context.task())));
  }

  void write(String table, InMemoryStore.WrittenRow row) {
    store.write(epoch, current(), table, row);
  }

  void write(String table, DeadLetter letter) {
    store.write(epoch, current(), table, letter);
  }

  Committable prepare(Position position, Set<SinkCapability> capabilities) {
    InMemoryStore.Transaction transaction = open == null && prepared != null ? prepared : current();
    store.prepare(epoch, transaction, position, capabilities);
    open = null;
    prepared = transaction;
    return new Committable(ByteBuffer.allocate(Long.BYTES).putLong(transaction.id()).array());
  }

  void commit(Committable committable) {
    long id = ByteBuffer.wrap(committable.payload()).getLong();
    store.commit(task, epoch, id);
    if (prepared != null && prepared.id() == id) {
      prepared = null;
    }
  }

  void abort() {
    store.abort(task, epoch);
    open = null;
    prepared = null;
  }

  Position committed() {
    return store.committed(task.pipeline());
  }

  @Override
  public void close() {
    store.closeTask(task, epoch);
    open = null;
    prepared = null;
  }

  private InMemoryStore.Transaction current() {
    InMemoryStore.Transaction transaction = open;
    if (transaction == null) {
      transaction = store.begin(task, epoch);
      open = transaction;
    }
    return transaction;
  }

  /** Equal for writers to the same store. */
  private record Key(InMemoryStore store) {}
}
