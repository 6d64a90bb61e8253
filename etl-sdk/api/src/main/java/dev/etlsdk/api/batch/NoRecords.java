package dev.etlsdk.api.batch;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The empty {@link SourceRecords}. */
final class NoRecords implements SourceRecords {

  @Override
  public int count() {
    return 0;
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public String topic(int ordinal) {
    throw none(ordinal);
  }

  @Override
  public int partition(int ordinal) {
    throw none(ordinal);
  }

  @Override
  public long offset(int ordinal) {
    throw none(ordinal);
  }

  @Override
  public long timestamp(int ordinal) {
    throw none(ordinal);
  }

  @Override
  public byte @Nullable [] key(int ordinal) {
    throw none(ordinal);
  }

  @Override
  public byte @Nullable [] value(int ordinal) {
    throw none(ordinal);
  }

  @Override
  public List<Header> headers(int ordinal) {
    throw none(ordinal);
  }

  private static IndexOutOfBoundsException none(int ordinal) {
    Objects.checkIndex(ordinal, Integer.MAX_VALUE);
    return new IndexOutOfBoundsException("record " + ordinal + " of none");
  }
}
