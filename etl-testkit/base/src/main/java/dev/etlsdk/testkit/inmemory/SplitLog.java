package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.batch.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One split's rows or records in order; only appended to. Guarded by its source's lock. */
final class SplitLog {

  /** One row or record; the row is null where records are still to be decoded. */
  record Item(InMemoryRecords.Entry origin, @Nullable Row row) {}

  private final int number;
  private final List<Item> items = new ArrayList<>();

  SplitLog(int number) {
    this.number = number;
  }

  void append(String topic, Row row) {
    items.add(
        new Item(
            new InMemoryRecords.Entry(
                topic, number, items.size(), InMemoryRecords.NO_TIMESTAMP, null, null, List.of()),
            row));
  }

  void append(String topic, InMemoryRecords.Entry record) {
    items.add(
        new Item(
            new InMemoryRecords.Entry(
                topic,
                number,
                items.size(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers()),
            null));
  }

  int size() {
    return items.size();
  }

  Item get(int index) {
    return items.get(index);
  }
}
