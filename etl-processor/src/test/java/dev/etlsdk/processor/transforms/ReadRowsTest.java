package dev.etlsdk.processor.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.memory.ArrowTest;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/** Of which row that was read a generated writer says that its rows are made. */
@ArrowTest
class ReadRowsTest {

  private static Batch three(BufferAllocator allocator) {
    return BatchBuilder.of("id INTEGER", allocator).row(1).row(2).row(3).build();
  }

  @Test
  void eachRowComesFromTheOneThatWasNamed(BufferAllocator allocator) {
    try (Batch read = three(allocator);
        ItemBatch.Writer writer = ItemBatch.writer(allocator)) {
      writer.from(1).add("a").add("b").from(2).add("c");
      try (Batch made = writer.finish(read)) {
        assertThat(made.origins().rows()).isEqualTo(3);
        assertThat(made.origins().ordinal(0)).isEqualTo(1);
        assertThat(made.origins().ordinal(1)).isEqualTo(1);
        assertThat(made.origins().ordinal(2)).isEqualTo(2);
      }
    }
  }

  @Test
  void asManyRowsAsWereReadNeedNoName(BufferAllocator allocator) {
    try (Batch read = three(allocator);
        ItemBatch.Writer writer = ItemBatch.writer(allocator)) {
      writer.add("a").add("b").add("c");
      try (Batch made = writer.finish(read)) {
        assertThat(made.origins().ordinal(2)).isEqualTo(2);
      }
      writer.from(2).add("d"); // the next batch begins anew
      try (Batch made = writer.finish(read)) {
        assertThat(made.origins().ordinal(0)).isEqualTo(2);
      }
    }
  }

  @Test
  void fewerRowsThanWereReadWithoutNamesAreRefused(BufferAllocator allocator) {
    try (Batch read = three(allocator);
        ItemBatch.Writer writer = ItemBatch.writer(allocator)) {
      writer.add("a");
      assertThatThrownBy(() -> writer.finish(read))
          .isInstanceOf(EtlException.class)
          .hasMessage(
              "ETL-TRANSFORM-0007: it made 1 rows of 3, and doesn't say which of which\n"
                  + "  -> say so before each row: writer.from(row).add(…)");
    }
  }

  @Test
  void rowThatWasNotReadIsRefused(BufferAllocator allocator) {
    try (Batch read = three(allocator);
        ItemBatch.Writer writer = ItemBatch.writer(allocator)) {
      writer.from(3).add("a");
      assertThatThrownBy(() -> writer.finish(read))
          .hasMessageContaining("it says that a row is made of row 3, and 3 were read");
    }
  }

  @Test
  void rowsThatGoBackAreRefused(BufferAllocator allocator) {
    try (ItemBatch.Writer writer = ItemBatch.writer(allocator)) {
      writer.from(1);
      assertThatThrownBy(() -> writer.from(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nameAfterTheFirstRowIsRefused(BufferAllocator allocator) {
    try (ItemBatch.Writer writer = ItemBatch.writer(allocator)) {
      writer.add("a");
      assertThatThrownBy(() -> writer.from(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("of which row 1 rows are made wasn't said");
    }
  }
}
