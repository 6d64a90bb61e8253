package dev.etlsdk.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as it was read from a topic. Immutable; its byte arrays are the reader's own. */
public final class ReceivedRecord {

  private final String topic;
  private final int partition;
  private final long offset;
  private final Instant timestamp;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final List<RecordHeader> headers;

  private ReceivedRecord(
      ConsumerRecord<byte @Nullable [], byte @Nullable []> source, List<RecordHeader> headers) {
    this.topic = source.topic();
    this.partition = source.partition();
    this.offset = source.offset();
    this.timestamp = Instant.ofEpochMilli(source.timestamp());
    this.key = source.key();
    this.value = source.value();
    this.headers = headers;
  }

  /** A record as a consumer gives it. */
  public static ReceivedRecord from(ConsumerRecord<byte @Nullable [], byte @Nullable []> source) {
    List<RecordHeader> headers = new ArrayList<>();
    for (Header header : source.headers()) {
      headers.add(RecordHeader.ofBytes(header.key(), header.value()));
    }
    return new ReceivedRecord(source, List.copyOf(headers));
  }

  /** The topic it was read from. */
  public String topic() {
    return topic;
  }

  /** The partition, counted from 0. */
  public int partition() {
    return partition;
  }

  /** The offset in its partition. */
  public long offset() {
    return offset;
  }

  /** The creation or append time, as the topic's settings have it; milliseconds. */
  public Instant timestamp() {
    return timestamp;
  }

  /** The key's bytes. */
  public byte @Nullable [] key() {
    return key;
  }

  /** The key read as UTF-8. */
  public @Nullable String keyText() {
    return key == null ? null : new String(key, StandardCharsets.UTF_8);
  }

  /** The value's bytes; null for a tombstone. */
  public byte @Nullable [] value() {
    return value;
  }

  /** The value read as UTF-8; null for a tombstone. */
  public @Nullable String text() {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  /** The headers in order. */
  public List<RecordHeader> headers() {
    return headers;
  }

  /**
   * The text of the last header of that name, which is the one that counts in Kafka; null where
   * there is none.
   */
  public @Nullable String headerText(String name) {
    @Nullable String text = null;
    for (RecordHeader header : headers) {
      if (header.name().equals(name)) {
        text = header.text();
      }
    }
    return text;
  }

  @Override
  public String toString() {
    String head =
        topic
            + "/"
            + partition
            + "@"
            + offset
            + " key="
            + Excerpt.of(key)
            + " value="
            + Excerpt.of(value);
    return headers.isEmpty() ? head : head + " headers=" + headers;
  }
}
