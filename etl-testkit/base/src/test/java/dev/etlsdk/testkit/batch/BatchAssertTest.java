package dev.etlsdk.testkit.batch;

import static dev.etlsdk.testkit.batch.BatchAssertions.assertThat;
import static dev.etlsdk.testkit.batch.BatchAssertions.row;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.testkit.memory.ArrowTest;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ArrowTest
class BatchAssertTest {

  private final Batch batch;

  BatchAssertTest(BufferAllocator allocator) {
    batch =
        BatchBuilder.of("id BIGINT, name VARCHAR", allocator)
            .row(1, "a")
            .row(2, "b")
            .row(3, null)
            .build();
  }

  @AfterEach
  void close() {
    batch.close();
  }

  @Test
  void acceptsEqualRows() {
    assertThat(batch)
        .hasRowCount(3)
        .hasSchema("id BIGINT, name VARCHAR")
        .containsExactlyRows(row(1, "a"), row(2L, "b"), row((short) 3, null))
        .containsExactlyRowsInAnyOrder(row(3, null), row(1, "a"), row(2, "b"));
  }

  @Test
  void showsTheRowAndColumnThatDiffer() {
    assertThatThrownBy(
            () -> assertThat(batch).containsExactlyRows(row(1, "a"), row(2, "B"), row(3, null)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            expected 3 rows, got 3; 1 difference (- expected, + actual):
                 row  id  name
              -  1    2   'B'
              +  1    2   'b'   <- name""");
  }

  @Test
  void tellsMissingRowsFromRowsThatDiffer() {
    assertThatThrownBy(
            () -> assertThat(batch).containsExactlyRows(row(1, "a"), row(9, "new"), row(2, "b")))
        .hasMessage(
            """
            expected 3 rows, got 3; 2 differences (- expected, + actual):
                 row  id  name
              -  1    9   'new'  <- missing
              +  2    3   NULL   <- not expected""");
  }

  @Test
  void comparesInAnyOrderWithCounts() {
    assertThatThrownBy(
            () ->
                assertThat(batch)
                    .containsExactlyRowsInAnyOrder(row(2, "b"), row(2, "b"), row(1, "a")))
        .hasMessageStartingWith("in any order: expected 1 rows, got 1; 1 difference")
        .hasMessageContaining("<- id, name");
  }

  @Test
  void showsTheRowsWhenTheirNumberIsWrong() {
    assertThatThrownBy(() -> assertThat(batch).hasNoRows())
        .hasMessage(
            """
            expected 0 rows, got 3:
                row  id  name
                0    1   'a'
                1    2   'b'
                2    3   NULL""");
  }

  @Test
  void showsBothSchemas() {
    assertThatThrownBy(() -> assertThat(batch).hasSchema("id BIGINT NOT NULL, name VARCHAR"))
        .hasMessageContaining("expected: id BIGINT NOT NULL, name VARCHAR")
        .hasMessageContaining("actual:   id BIGINT, name VARCHAR");
  }

  @Test
  void showsSourceRecords() {
    assertThatCode(() -> assertThat(batch).hasOrdinals(0, 1, 2)).doesNotThrowAnyException();
    assertThatThrownBy(() -> assertThat(batch).hasOrdinals(0, 0, 1))
        .hasMessageContaining("actual:   [0, 1, 2]");
  }
}
