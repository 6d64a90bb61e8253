package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Source records from Java objects. Immutable. */
@SuppressWarnings(
    "ArrayRecordComponent") // as SourceRecords has it: the arrays are nobody's to change
public final class InMemoryRecords implements SourceRecords {

  /** A record's time where it has none. */
  public static final long NO_TIMESTAMP = -1;

  private final List<Entry> entries;

  private InMemoryRecords(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One record.
   *
   * @param topic topic, table or file
   * @param partition the partition or number of the split
   * @param offset position in the partition
   * @param timestamp milliseconds since 1970-01-01 UTC, or {@link #NO_TIMESTAMP}
   * @param key the key, if there is one
   * @param value the value; null for a tombstone
   * @param headers in order
   */
  public record Entry(
      String topic,
      int partition,
      long offset,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers) {

    public Entry {
      headers = List.copyOf(headers);
    }

    /** A record with a text value, in partition 0, without key, time and headers. */
    public static Entry of(String topic, long offset, @Nullable String value) {
      return new Entry(topic, 0, offset, NO_TIMESTAMP, null, bytes(value), List.of());
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
      return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** These records. */
  public static InMemoryRecords of(List<Entry> entries) {
    return new InMemoryRecords(entries);
  }

  /**
   * Records of these text values, null for a tombstone, at the offsets from 0 on of partition 0 of
   * a topic.
   */
  public static InMemoryRecords ofValues(String topic, @Nullable String... values) {
    List<Entry> entries = new ArrayList<>();
    for (String value : values) {
      entries.add(Entry.of(topic, entries.size(), value));
    }
    return of(entries);
  }

  /**
   * As many records as a batch without a source has rows, so that its rows have origins to speak
   * of.
   */
  static InMemoryRecords withoutValues(int count) {
    return ofValues("test", new @Nullable String[count]);
  }

  @Override
  public int count() {
    return entries.size();
  }

  @Override
  public long bytes() {
    return entries.stream().mapToLong(InMemoryRecords::size).sum();
  }

  private static long size(Entry entry) {
    long bytes = length(entry.key()) + length(entry.value());
    for (Header header : entry.headers()) {
      bytes += header.name().length() + length(header.value());
    }
    return bytes;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  @Override
  public String topic(int ordinal) {
    return entries.get(ordinal).topic();
  }

  @Override
  public int partition(int ordinal) {
    return entries.get(ordinal).partition();
  }

  @Override
  public long offset(int ordinal) {
    return entries.get(ordinal).offset();
  }

  @Override
  public long timestamp(int ordinal) {
    return entries.get(ordinal).timestamp();
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    return entries.get(ordinal).key();
  }

  @Override
  public byte @Nullable [] value(int ordinal) {
    return entries.get(ordinal).value();
  }

  @Override
  public List<Header> headers(int ordinal) {
    return entries.get(ordinal).headers();
  }
}
