package dev.etlsdk.api.sink;

import dev.etlsdk.api.source.Position;

/**
 * Writes dead letters. Belongs to one task; used by its work thread. Commits follow the rules of
 * {@link SinkWriter}.
 *
 * <p>A dead letter that can't be written is an exception that stops the pipeline: it is never lost.
 */
public interface DeadLetterWriter extends AutoCloseable {

  /** Writes a source record as it came, with the reason. May return before it has arrived. */
  void write(DeadLetter letter);

  /** Waits until everything written since the last commit has arrived. */
  Committable prepare(Position position);

  /** What the runtime calls; see {@link SinkWriter#prepare(TaskProgress)}. */
  default Committable prepare(TaskProgress progress) {
    return prepare(progress.position());
  }

  /** Makes the output final. */
  void commit(Committable committable);

  /** Discards what was written and not committed, as far as the sink can. */
  void abort();

  @Override
  void close();
}
