package dev.etlsdk.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record to publish. Immutable: each {@code with…} returns a changed copy.
 *
 * <p>The byte arrays are not copied: whoever made the record leaves them unchanged.
 */
public final class KafkaRecord {

  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final List<RecordHeader> headers;
  private final @Nullable Integer partition;
  private final @Nullable Instant timestamp;

  private KafkaRecord(
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<RecordHeader> headers,
      @Nullable Integer partition,
      @Nullable Instant timestamp) {
    this.key = key;
    this.value = value;
    this.headers = headers;
    this.partition = partition;
    this.timestamp = timestamp;
  }

  /** A record with a text value in UTF-8. */
  public static KafkaRecord of(String value) {
    return ofBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A record with these bytes as value; null makes a tombstone. */
  public static KafkaRecord ofBytes(byte @Nullable [] value) {
    return new KafkaRecord(null, value, List.of(), null, null);
  }

  /** This record with a text key in UTF-8. */
  public KafkaRecord withKey(String newKey) {
    return withKeyBytes(newKey.getBytes(StandardCharsets.UTF_8));
  }

  /** This record with these bytes as key. */
  public KafkaRecord withKeyBytes(byte @Nullable [] newKey) {
    return new KafkaRecord(newKey, value, headers, partition, timestamp);
  }

  /** This record with one header more, behind those it has; a name may occur several times. */
  public KafkaRecord withHeader(RecordHeader header) {
    List<RecordHeader> longer = new ArrayList<>(headers);
    longer.add(header);
    return new KafkaRecord(key, value, List.copyOf(longer), partition, timestamp);
  }

  /** This record with one text header more. */
  public KafkaRecord withHeader(String name, String text) {
    return withHeader(RecordHeader.of(name, text));
  }

  /** This record for a certain partition, counted from 0. */
  public KafkaRecord withPartition(int newPartition) {
    if (newPartition < 0) {
      throw new IllegalArgumentException("partition: must not be negative, is " + newPartition);
    }
    return new KafkaRecord(key, value, headers, newPartition, timestamp);
  }

  /**
   * This record with a creation time; without one, it gets the time of its publication. Kafka keeps
   * milliseconds.
   */
  public KafkaRecord withTimestamp(Instant newTimestamp) {
    return new KafkaRecord(key, value, headers, partition, newTimestamp);
  }

  /** The key's bytes. */
  public byte @Nullable [] key() {
    return key;
  }

  /** The value's bytes; null for a tombstone. */
  public byte @Nullable [] value() {
    return value;
  }

  /** The headers in order. */
  public List<RecordHeader> headers() {
    return headers;
  }

  /** The partition asked for, if any. */
  public @Nullable Integer partition() {
    return partition;
  }

  /** The creation time asked for, if any. */
  public @Nullable Instant timestamp() {
    return timestamp;
  }

  @Override
  public String toString() {
    return "key=" + Excerpt.of(key) + " value=" + Excerpt.of(value) + " headers=" + headers;
  }
}
