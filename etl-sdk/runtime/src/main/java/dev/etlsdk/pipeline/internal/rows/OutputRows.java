package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.RowErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The records that the rows of one batch became, and for each the row it came from. */
final class OutputRows {

  private final List<Record> records;
  private int[] sourceRows;

  OutputRows(int expected) {
    this.records = new ArrayList<>(expected);
    this.sourceRows = new int[Math.max(expected, 16)];
  }

  int count() {
    return records.size();
  }

  void add(Record row, int sourceRow) {
    int count = records.size();
    if (count == sourceRows.length) {
      sourceRows = Arrays.copyOf(sourceRows, count * 2);
    }
    sourceRows[count] = sourceRow;
    records.add(row);
  }

  /** Forgets the rows after the first ones. */
  void truncate(int count) {
    records.subList(count, records.size()).clear();
  }

  /** The batch of these rows; rows that can't be written are errors of the rows they came from. */
  Batch toBatch(Batch input, RowWriter writer, BufferAllocator allocator, RowErrors errors) {
    Origins origins = input.origins().select(sourceRows, records.size());
    return writer
        .write(
            records,
            origins,
            allocator,
            (row, failure) -> TransformErrors.add(errors, sourceRows[row], failure))
        .withTombstones(input.tombstones());
  }
}
