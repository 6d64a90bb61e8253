package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.sink.SinkWriter.StagedBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of one fetch on its way from the decoder to the sinks. Owns its batches. */
final class FetchRun implements AutoCloseable {

  private static final BitSet NO_ROWS = new BitSet(0);

  private final List<List<StreamBatch>> byStream = new ArrayList<>();
  private final List<Staged> staged = new ArrayList<>();
  private final @Nullable StreamFailures[] failures;
  private Entries.@Nullable OfFetch entries;
  private boolean anyFailure;

  FetchRun(int streams) {
    for (int i = 0; i < streams; i++) {
      byStream.add(new ArrayList<>(1));
    }
    failures = new StreamFailures[streams];
  }

  /** Notes that some of the records enter at one stream only. */
  void enter(Entries.@Nullable OfFetch found) {
    entries = found;
  }

  /** Takes a batch of a stream. */
  void take(StreamBatch batch) {
    byStream.get(batch.stream()).add(batch);
  }

  List<StreamBatch> batches(int stream) {
    return byStream.get(stream);
  }

  boolean anyFailure() {
    return anyFailure;
  }

  /** The failures of a stream, to be added to. */
  StreamFailures failing(int stream) {
    anyFailure = true;
    StreamFailures found = failures[stream];
    if (found == null) {
      found = new StreamFailures();
      failures[stream] = found;
    }
    return found;
  }

  /** Whether the rows of a batch that were made of a record are to be written. */
  boolean takes(StreamBatch batch, int ordinal) {
    return entries == null || entries.takes(batch, ordinal);
  }

  /** The failures of a stream; null if there are none. */
  @Nullable StreamFailures failures(int stream) {
    return failures[stream];
  }

  /** Whether a failure of a stream is to be reported; else the record isn't there for it. */
  boolean concerns(int stream, StreamFailures.Failure failure) {
    return concerns(stream, failure.in(), failure.ordinal());
  }

  /** Whether a record is there for a stream that is made of a batch. */
  boolean concerns(int stream, StreamBatch in, int ordinal) {
    return entries == null || entries.concerns(stream, in, ordinal);
  }

  /** The stream at which a record enters when it comes again, which failed in a stream. */
  int next(int stream, StreamFailures.Failure failure) {
    return entries == null ? stream : entries.next(stream, failure);
  }

  /** Takes what a sink staged. */
  void take(Staged batch) {
    staged.add(batch);
  }

  List<Staged> staged() {
    return staged;
  }

  /**
   * Whether a record that failed in a stream did so in one that this was made of as well.
   *
   * @param stream in which it failed
   * @param batch that was being processed: the stream's own, or the one that it is made of
   */
  boolean failedBefore(int stream, StreamBatch batch, int ordinal) {
    StreamBatch first = batch.stream() == stream ? batch.parent() : batch;
    for (StreamBatch from = first; from != null; from = from.parent()) {
      StreamFailures found = failures[from.stream()];
      if (found != null && found.ordinals().get(ordinal)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The rows of a batch whose record failed in its stream or in one that it was made of, or enters
   * elsewhere; and behind the rows its tombstones.
   */
  BitSet withheld(StreamBatch batch) {
    if (!anyFailure && entries == null) {
      return NO_ROWS;
    }
    BitSet ordinals = new BitSet();
    for (StreamBatch from = batch; from != null; from = from.parent()) {
      StreamFailures found = failures[from.stream()];
      if (found != null) {
        ordinals.or(found.ordinals());
      }
    }
    BitSet rows = new BitSet();
    boolean some = entries != null || !ordinals.isEmpty();
    for (int row = 0; row < batch.batch().rows() && some; row++) {
      rows.set(row, isWithheld(batch, batch.batch().origins().ordinal(row), ordinals));
    }
    int[] tombstones = batch.batch().tombstones();
    for (int i = 0; i < tombstones.length; i++) {
      rows.set(batch.batch().rows() + i, isWithheld(batch, tombstones[i], ordinals));
    }
    return rows;
  }

  private boolean isWithheld(StreamBatch batch, int ordinal, BitSet failed) {
    return failed.get(ordinal) || !takes(batch, ordinal);
  }

  @Override
  public void close() {
    Closer closer = new Closer();
    staged.forEach(batch -> closer.close(batch.handedOver ? null : batch.content));
    staged.forEach(batch -> closer.close(batch.view));
    byStream.forEach(batches -> batches.forEach(batch -> closer.close(batch.batch())));
    Exception failure = closer.failure();
    if (failure instanceof RuntimeException runtime) {
      throw runtime;
    } else if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  /** A batch that a sink has staged. */
  static final class Staged {
    final int sink;
    final StreamBatch batch;
    final ColumnView view;
    final StagedBatch content;
    private boolean handedOver;

    Staged(int sink, StreamBatch batch, ColumnView view, StagedBatch content) {
      this.sink = sink;
      this.batch = batch;
      this.view = view;
      this.content = content;
    }

    /** Notes that the writer closes what it staged. */
    StagedBatch handOver() {
      handedOver = true;
      return content;
    }
  }
}
