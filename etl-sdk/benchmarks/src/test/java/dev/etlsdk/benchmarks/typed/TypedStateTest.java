package dev.etlsdk.benchmarks.typed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is compared does the same work; and no memory is left, which the allocator says. */
class TypedStateTest {

  private final TypedState state = new TypedState();

  @BeforeEach
  void open() throws Exception {
    state.open();
  }

  @AfterEach
  void close() throws Exception {
    state.close();
  }

  @Test
  void allWaysOfReadingSeeTheSameValues() throws Exception {
    // Row i holds i, i + 1, i + 2, i + 3.
    long expected = 4L * TypedState.ROWS * (TypedState.ROWS - 1) / 2 + 6L * TypedState.ROWS;

    assertThat(state.readByHand()).isEqualTo(expected);
    assertThat(state.readTyped()).isEqualTo(expected);
    assertThat(state.readVectors()).isEqualTo(expected);
    assertThat(state.readRecords()).isEqualTo(expected);
    assertThat(state.readReflected()).isEqualTo(expected);
  }

  @Test
  void allWaysOfWritingWriteTheSameRows() throws Exception {
    assertThat(state.writeTyped()).isEqualTo(TypedState.ROWS);
    assertThat(state.writeRecords()).isEqualTo(TypedState.ROWS);
    assertThat(state.copyRecords()).isEqualTo(TypedState.ROWS);
    assertThat(state.copyReflected()).isEqualTo(TypedState.ROWS);
    assertThat(state.writeByHand()).isEqualTo(4 * TypedState.ROWS);
    assertThat(state.writeVectors()).isEqualTo(4 * TypedState.ROWS);
  }
}
