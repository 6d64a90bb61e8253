package dev.etlsdk.runtime.internal.rehearsal;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.redrive.KeptRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that were kept, as their source gave them. */
public final class KeptRecords implements SourceRecords {

  private final List<KeptRecord> records;

  /** These records, in their order. */
  public KeptRecords(List<KeptRecord> records) {
    this.records = List.copyOf(records);
  }

  @Override
  public int count() {
    return records.size();
  }

  @Override
  public long bytes() {
    return records.stream().mapToLong(KeptRecord::bytes).sum();
  }

  @Override
  public String topic(int ordinal) {
    return records.get(ordinal).topic();
  }

  @Override
  public int partition(int ordinal) {
    return records.get(ordinal).partition();
  }

  @Override
  public long offset(int ordinal) {
    return records.get(ordinal).offset();
  }

  @Override
  public long timestamp(int ordinal) {
    return records.get(ordinal).timestamp();
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    return records.get(ordinal).key();
  }

  @Override
  public byte @Nullable [] value(int ordinal) {
    return records.get(ordinal).value();
  }

  @Override
  public List<Header> headers(int ordinal) {
    return records.get(ordinal).headers();
  }
}
