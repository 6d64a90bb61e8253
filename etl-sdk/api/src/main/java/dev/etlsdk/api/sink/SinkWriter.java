package dev.etlsdk.api.sink;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.source.Position;
import java.util.BitSet;
import java.util.Optional;

/**
 * Writes batches. Belongs to one task; used by its work thread.
 *
 * <p>For each batch {@link #stage}, then {@link #write} or {@link StagedBatch#close}. Where rows
 * are tried again a batch is staged again, and what was written before is committed in between.
 * From time to time {@link #prepare}, then {@link #commit}; or {@link #abort}, after which writing
 * goes on with what was committed last. Where a task has several writers, all of them are prepared
 * before the first commits, so that those of one {@link Sink#commitGroup} can commit as one.
 *
 * <p>Opening a writer of a sink that is {@link SinkCapability#TRANSACTIONAL} shuts out an earlier
 * one of the same pipeline, worker and task: that one's calls fail from then on with {@link
 * dev.etlsdk.api.error.EtlError#SINK_0001} or the system's own error, and what it did not commit is
 * given up.
 */
public interface SinkWriter extends AutoCloseable {

  /**
   * Makes a batch ready to be written, without any effect outside: encodes it and checks sizes, so
   * that every row has its verdict before any row of the batch is written anywhere.
   *
   * @param batch borrowed until the staged batch is written or closed
   * @param errors takes the rows that can't be written, and tombstones: the i-th tombstone of the
   *     batch stands as row {@code batch.rows() + i}
   */
  StagedBatch stage(Batch batch, RowErrors errors);

  /**
   * Writes a staged batch, and its tombstones, in the order of their origins. May return before the
   * rows have arrived; waits when too many are on their way.
   *
   * @param staged from this writer's {@link #stage}; closed here
   * @param withheld rows whose record failed, here or elsewhere in its stream, and which are not
   *     written; the i-th tombstone stands as row {@code staged.rows() + i}
   * @throws dev.etlsdk.api.error.EtlException if writing failed, now or for an earlier batch
   */
  void write(StagedBatch staged, BitSet withheld);

  /**
   * Waits until everything written since the last commit has arrived.
   *
   * @param position of the sources, behind the last row written; kept with the output by a sink
   *     that {@link SinkCapability#COMMITS_POSITIONS}, which adds it to what it has: splits that
   *     are not named keep the position committed for them
   * @return what {@link #commit} needs; valid beyond this writer only with {@link
   *     SinkCapability#TWO_PHASE}
   */
  Committable prepare(Position position);

  /**
   * What the runtime calls: {@link #prepare(Position)} for a sink that takes no more than
   * positions. One that {@link SinkCapability#COMMITS_PROGRESS} commits the progress of these
   * sources with its output.
   */
  default Committable prepare(TaskProgress progress) {
    return prepare(progress.position());
  }

  /**
   * Makes the output final. Doing it twice with the same committable has the effect of once.
   *
   * @param committable from {@link #prepare} of this writer, or with {@link
   *     SinkCapability#TWO_PHASE} of an earlier one of the same pipeline, worker and task
   */
  void commit(Committable committable);

  /**
   * Discards what was written and not committed, as far as the sink can; with {@link
   * SinkCapability#TWO_PHASE} also what earlier writers of the same pipeline, worker and task have
   * prepared.
   */
  void abort();

  /**
   * The position that was committed last with this sink's output; empty for a sink that doesn't
   * keep positions.
   */
  default Optional<Position> committed() {
    return Optional.empty();
  }

  /**
   * Releases everything; what isn't committed is given up, except what is prepared with {@link
   * SinkCapability#TWO_PHASE}.
   */
  @Override
  void close();

  /**
   * A batch that is ready to be written. Closing it gives it up and releases what staging acquired.
   */
  interface StagedBatch extends AutoCloseable {

    /** The number of rows, withheld ones included. */
    int rows();

    /** The bytes that will be written, if known, or else 0. */
    long bytes();

    @Override
    void close();
  }
}
