package dev.etlsdk.api.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records that come from nowhere: values and nothing else. */
final class ValueRecords implements SourceRecords {

  private static final long NO_TIME = -1;

  private final List<byte @Nullable []> values;

  ValueRecords(List<byte @Nullable []> values) {
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  @Override
  public int count() {
    return values.size();
  }

  @Override
  public long bytes() {
    return values.stream().mapToLong(value -> value == null ? 0 : value.length).sum();
  }

  @Override
  public String topic(int ordinal) {
    check(ordinal);
    return "";
  }

  @Override
  public int partition(int ordinal) {
    check(ordinal);
    return 0;
  }

  @Override
  public long offset(int ordinal) {
    return check(ordinal);
  }

  @Override
  public long timestamp(int ordinal) {
    check(ordinal);
    return NO_TIME;
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    check(ordinal);
    return null;
  }

  @Override
  public byte @Nullable [] value(int ordinal) {
    return values.get(ordinal);
  }

  @Override
  public List<Header> headers(int ordinal) {
    check(ordinal);
    return List.of();
  }

  private int check(int ordinal) {
    return Objects.checkIndex(ordinal, values.size());
  }
}
