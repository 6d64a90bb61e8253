package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Records with values and nothing else. */
final class Records implements SourceRecords {

  private final List<byte[]> values;

  private Records(List<byte[]> values) {
    this.values = values;
  }

  static Records of(String... values) {
    List<byte[]> all = new ArrayList<>();
    for (String value : values) {
      all.add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
    return new Records(all);
  }

  static Records of(List<byte[]> values) {
    return new Records(values);
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
    return "records";
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
    return -1;
  }

  @Override
  public byte[] key(int ordinal) {
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
