package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Source records as sinks see them while batches are followed: with the trace's headers in place of
 * their own. Dead letters get the records as they came.
 */
final class TracedRecords implements SourceRecords {

  private final SourceRecords records;
  private final List<Header> replaced;
  private final List<Header> added;

  TracedRecords(SourceRecords records, List<Header> headers) {
    this.records = records;
    this.replaced = headers;
    this.added = headers.stream().filter(header -> header.value() != null).toList();
  }

  @Override
  public List<Header> headers(int ordinal) {
    List<Header> own = records.headers(ordinal);
    if (own.isEmpty()) {
      return added;
    }
    List<Header> all = new ArrayList<>(own.size() + added.size());
    for (Header header : own) {
      if (!isReplaced(header.name())) {
        all.add(header);
      }
    }
    all.addAll(added);
    return all;
  }

  private boolean isReplaced(String name) {
    for (Header header : replaced) {
      if (header.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int count() {
    return records.count();
  }

  @Override
  public long bytes() {
    return records.bytes();
  }

  @Override
  public String topic(int ordinal) {
    return records.topic(ordinal);
  }

  @Override
  public int partition(int ordinal) {
    return records.partition(ordinal);
  }

  @Override
  public long offset(int ordinal) {
    return records.offset(ordinal);
  }

  @Override
  public long timestamp(int ordinal) {
    return records.timestamp(ordinal);
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    return records.key(ordinal);
  }

  @Override
  public byte @Nullable [] value(int ordinal) {
    return records.value(ordinal);
  }
}
