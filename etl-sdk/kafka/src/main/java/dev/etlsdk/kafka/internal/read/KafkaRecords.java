package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Records as the client gave them; nothing is made for a record until somebody asks for its
 * headers.
 */
public final class KafkaRecords implements SourceRecords {

  private final ConsumerRecord<byte[], byte[]>[] records;
  private final long bytes;

  /** Of records that waited to be tried again, where they came from first. */
  private final @Nullable ReturnedRecord @Nullable [] returned;

  /**
   * Records.
   *
   * @param retryTopics topics whose records came from elsewhere first
   */
  KafkaRecords(ConsumerRecord<byte[], byte[]>[] records, long bytes, Set<String> retryTopics) {
    this.records = records;
    this.bytes = bytes;
    this.returned = retryTopics.isEmpty() ? null : ReturnedRecord.of(records, retryTopics);
  }

  private @Nullable ReturnedRecord returned(int ordinal) {
    return returned == null ? null : returned[ordinal];
  }

  @Override
  public int count() {
    return records.length;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public String topic(int ordinal) {
    ReturnedRecord first = returned(ordinal);
    return first == null ? records[ordinal].topic() : first.origin().topic();
  }

  @Override
  public int partition(int ordinal) {
    ReturnedRecord first = returned(ordinal);
    return first == null ? records[ordinal].partition() : first.origin().partition();
  }

  @Override
  public long offset(int ordinal) {
    ReturnedRecord first = returned(ordinal);
    return first == null ? records[ordinal].offset() : first.origin().offset();
  }

  @Override
  public long timestamp(int ordinal) {
    ReturnedRecord first = returned(ordinal);
    return first == null ? records[ordinal].timestamp() : first.origin().timestamp();
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    return records[ordinal].key();
  }

  @Override
  public byte @Nullable [] value(int ordinal) {
    return records[ordinal].value();
  }

  @Override
  public List<Header> headers(int ordinal) {
    ReturnedRecord first = returned(ordinal);
    return first == null ? own(records[ordinal]) : first.headers();
  }

  /** The headers that a record has in its topic. */
  static List<Header> own(ConsumerRecord<byte[], byte[]> record) {
    org.apache.kafka.common.header.Header[] headers = record.headers().toArray();
    if (headers.length == 0) {
      return List.of();
    }
    List<Header> list = new ArrayList<>(headers.length);
    for (org.apache.kafka.common.header.Header header : headers) {
      list.add(new Header(header.key(), header.value()));
    }
    return list;
  }

  /** Without a copy. */
  @Override
  public boolean hasHeader(int ordinal, String name) {
    return records[ordinal].headers().lastHeader(name) != null;
  }

  /** The client's headers, without a copy where there are none. */
  public org.apache.kafka.common.header.Header[] nativeHeaders(int ordinal) {
    ReturnedRecord first = returned(ordinal);
    return first == null
        ? records[ordinal].headers().toArray()
        : first.headers().stream()
            .map(header -> new RecordHeader(header.name(), header.value()))
            .toArray(org.apache.kafka.common.header.Header[]::new);
  }
}
