package dev.etlsdk.kafka.internal.read;

import org.apache.kafka.common.TopicPartition;

/** How far one of the reader's partitions has come. Used by the poll thread. */
final class PartitionState {

  /** The end of a partition that is read on and on. */
  static final long NO_END = Long.MAX_VALUE;

  final TopicPartition partition;
  final String id;

  /** What stands in a commit beside the offset. */
  private CommitNote note;

  /** A bounded source reads up to here; {@link #NO_END} of what has no end, or none yet. */
  final long end;

  /** Behind the last row that was given. */
  long next;

  /** Behind the last row that is safe. */
  long acknowledged;

  /** What the group has committed. */
  long kept;

  /** Whether {@link #end} is reached. */
  boolean done;

  PartitionState(TopicPartition partition, CommitNote note, long start, long kept, long end) {
    this.partition = partition;
    this.id = Splits.id(partition);
    this.note = note;
    this.next = start;
    this.acknowledged = start;
    this.kept = kept;
    this.end = end;
  }

  /** Whether it is known up to where it is read. */
  boolean hasEnd() {
    return end != NO_END;
  }

  /** What stands in a commit beside the offset. */
  String metadata() {
    return note.text();
  }

  /** From the next commit on, this note stands there. */
  void note(String newNote) {
    note = note.with(newNote);
  }

  /** A sink has written what stands before this offset, and has committed it to the group. */
  void committed(long offset) {
    acknowledged = Math.max(acknowledged, offset);
    kept = Math.max(kept, offset);
  }

  /** Whether every row that was given is safe. */
  boolean isSafe() {
    return acknowledged == next;
  }
}
