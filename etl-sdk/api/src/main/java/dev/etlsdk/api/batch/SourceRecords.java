package dev.etlsdk.api.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records that one poll of a source gave, as they came: what a codec decodes, what metadata
 * columns are read from, and what a dead letter repeats.
 *
 * <p>Addressed by ordinal, from 0. Immutable, readable by any thread. The arrays are the source's
 * own and not to be changed. Retained by the batch that was made of them until the output of all
 * its rows is acknowledged.
 *
 * <p>A source that isn't a log of records says what comes nearest: its table or file as the topic,
 * its split as the partition, the row's position in the split as the offset.
 */
public interface SourceRecords {

  /** No records at all, for batches that were made without a source. */
  SourceRecords NONE = of(List.of());

  /**
   * Records that come from nowhere: at the offsets from 0 on of partition 0 of a topic without a
   * name, with no key, headers or time.
   *
   * @param values which aren't copied; null for a tombstone
   */
  static SourceRecords of(List<byte @Nullable []> values) {
    return new ValueRecords(values);
  }

  /** How many. */
  int count();

  /** The bytes of all keys, values and headers together, for the memory limit. */
  long bytes();

  /** Where the record came from: a topic, table or file. */
  String topic(int ordinal);

  /** The partition or number of the split. */
  int partition(int ordinal);

  /** The position in the partition. */
  long offset(int ordinal);

  /** Milliseconds since 1970-01-01 UTC, or -1 if the record has no time. */
  long timestamp(int ordinal);

  /** The key, if there is one. */
  byte @Nullable [] key(int ordinal);

  /** The value; null for a tombstone, and for a source whose rows have no bytes. */
  byte @Nullable [] value(int ordinal);

  /** The headers, in order. */
  List<Header> headers(int ordinal);

  /** Whether there is a header of this name. */
  default boolean hasHeader(int ordinal, String name) {
    for (Header header : headers(ordinal)) {
      if (header.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
