package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that come from nowhere: their bytes, at the offsets from 0 on. */
final class RecordBytes implements SourceRecords {

  private static final long NO_TIME = -1;

  private final List<byte[]> values;

  /** These values, which aren't copied. */
  RecordBytes(List<byte[]> values) {
    this.values = List.copyOf(values);
  }

  @Override
  public int count() {
    return values.size();
  }

  @Override
  public long bytes() {
    return values.stream().mapToLong(value -> value.length).sum();
  }

  @Override
  public String topic(int ordinal) {
    return "";
  }

  @Override
  public int partition(int ordinal) {
    return 0;
  }

  @Override
  public long offset(int ordinal) {
    return ordinal;
  }

  @Override
  public long timestamp(int ordinal) {
    return NO_TIME;
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    return null;
  }

  @Override
  public byte[] value(int ordinal) {
    return values.get(ordinal);
  }

  @Override
  public List<Header> headers(int ordinal) {
    return List.of();
  }
}
