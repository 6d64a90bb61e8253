package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.testkit.memory.ArrowTest;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/** What docs/records.md shows of typed batches. */
@ArrowTest
class ReadingBatchTest {

  @Test
  void columnsAndRecordsOfOneBatch(BufferAllocator allocator) {
    // tag::batch[]
    try (ReadingBatch.Writer writer = ReadingBatch.writer(allocator)) {
      writer.add(1, 2, 3, 4);
      writer.add(new Reading(5, 6, 7, 8));
      try (Batch batch = writer.finish()) {
        ReadingBatch readings = ReadingBatch.view(batch);

        long sum = 0;
        for (int row = 0; row < readings.rows(); row++) {
          sum += readings.column_0(row); // an int, straight from the vector
        }
        assertThat(sum).isEqualTo(6);
        assertThat(readings).contains(new Reading(5, 6, 7, 8)); // as records
      }
    }
    // end::batch[]
  }
}
