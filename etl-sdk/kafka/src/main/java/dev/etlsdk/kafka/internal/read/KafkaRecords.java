package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as the client gave them; nothing is made for a record until somebody asks for its
 * headers.
 */
public final class KafkaRecords implements SourceRecords {

  private final ConsumerRecord<byte[], byte[]>[] records;
  private final long bytes;

  KafkaRecords(ConsumerRecord<byte[], byte[]>[] records, long bytes) {
    this.records = records;
    this.bytes = bytes;
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
    return records[ordinal].topic();
  }

  @Override
  public int partition(int ordinal) {
    return records[ordinal].partition();
  }

  @Override
  public long offset(int ordinal) {
    return records[ordinal].offset();
  }

  @Override
  public long timestamp(int ordinal) {
    return records[ordinal].timestamp();
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
    org.apache.kafka.common.header.Header[] headers = nativeHeaders(ordinal);
    if (headers.length == 0) {
      return List.of();
    }
    List<Header> list = new ArrayList<>(headers.length);
    for (org.apache.kafka.common.header.Header header : headers) {
      list.add(new Header(header.key(), header.value()));
    }
    return list;
  }

  /** The client's headers, without a copy where there are none. */
  public org.apache.kafka.common.header.Header[] nativeHeaders(int ordinal) {
    return records[ordinal].headers().toArray();
  }
}
