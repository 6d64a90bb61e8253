package dev.etlsdk.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EncodedRecordsTest {

  private final EncodedRecords records = new EncodedRecords();

  @Test
  void keepsRecordsWhileItGrows() {
    records.ensure(0, 1)[0] = 7;
    records.endRecord(1);
    records.ensure(1, 1 << 20)[1] = 8;
    records.endRecord(2);
    assertThat(records.count()).isEqualTo(2);
    assertThat(records.copy(0)).containsExactly(7);
    assertThat(records.copy(1)).containsExactly(8);
  }

  @Test
  void keepsTheMemoryOfAUsualBatch() {
    byte[] array = records.ensure(0, 8 << 20);
    records.clear();
    assertThat(records.array()).isSameAs(array);
  }

  @Test
  void letsGoOfTheMemoryOfAnUnusualBatch() {
    records.ensure(0, 40 << 20);
    records.endRecord(40 << 20);
    records.clear();
    assertThat(records.array().length).isLessThan(1 << 20);
    assertThat(records.position()).isZero();
  }

  @Test
  void saysThatABatchIsTooLargeForAnArray() {
    assertThatThrownBy(() -> records.ensure(Integer.MAX_VALUE - 100, 200))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("one batch");
  }
}
