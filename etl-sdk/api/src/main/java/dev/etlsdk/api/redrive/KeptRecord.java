package dev.etlsdk.api.redrive;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source record as a dead letter has kept it.
 *
 * @param topic where it came from: a topic, table or file
 * @param partition the partition or number of the split
 * @param offset the position in the partition
 * @param timestamp milliseconds since 1970-01-01 UTC, or -1 if it has no time
 * @param key its key, not to be changed
 * @param value its value, not to be changed; null for a tombstone
 * @param headers its own headers, without those that say why it failed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; handed on as they came
public record KeptRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {

  /** Copies the list. */
  public KeptRecord {
    headers = List.copyOf(headers);
  }

  /** One of the records that a source gave. */
  public static KeptRecord of(SourceRecords records, int ordinal) {
    return new KeptRecord(
        records.topic(ordinal),
        records.partition(ordinal),
        records.offset(ordinal),
        records.timestamp(ordinal),
        records.key(ordinal),
        records.value(ordinal),
        records.headers(ordinal));
  }

  /** The same record with other headers. */
  public KeptRecord with(List<Header> newHeaders) {
    return new KeptRecord(topic, partition, offset, timestamp, key, value, newHeaders);
  }

  /** Its bytes, without its headers. */
  public long bytes() {
    return (key == null ? 0L : key.length) + (value == null ? 0L : value.length);
  }

  /** Where it came from, as in {@code orders-0@17}. */
  public String place() {
    return topic + "-" + partition + "@" + offset;
  }
}
