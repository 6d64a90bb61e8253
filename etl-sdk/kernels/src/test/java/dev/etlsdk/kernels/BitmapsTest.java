package dev.etlsdk.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitmaps against {@link BitSet}. */
class BitmapsTest {

  private static final int BYTES = 4_096;

  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void releasesAll() {
    allocator.close();
  }

  @Test
  void lowestSetsAsManyBits() {
    assertThat(Bitmaps.lowest(0)).isZero();
    assertThat(Bitmaps.lowest(1)).isEqualTo(1);
    assertThat(Bitmaps.lowest(63)).isEqualTo(Long.MAX_VALUE);
    assertThat(Bitmaps.lowest(64)).isEqualTo(-1);
    assertThat(Bitmaps.lowest(65)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 1000})
  void wordsHoldTheRowsOfTheirBlockAndNoneBehind(int rows) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (ArrowBuf buffer = allocator.buffer(BYTES)) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      buffer.setBytes(0, bytes);
      BitSet expected = BitSet.valueOf(bytes);
      for (int base = 0; base < rows; base += Bitmaps.BLOCK) {
        long word = Bitmaps.word(buffer.memoryAddress(), base, rows);
        for (int i = 0; i < Bitmaps.BLOCK; i++) {
          assertThat((word >>> i & 1) != 0)
              .as("row %d of %d, seed %d", base + i, rows, seed)
              .isEqualTo(base + i < rows && expected.get(base + i));
        }
      }
      for (int row = 0; row < rows; row++) {
        assertThat(Bitmaps.get(buffer.memoryAddress(), row)).isEqualTo(expected.get(row));
      }
    }
  }

  @Test
  void appendsAnyNumberOfBitsAtAnyPlace() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      try (ArrowBuf buffer = allocator.buffer(BYTES)) {
        buffer.setZero(0, BYTES);
        BitSet expected = new BitSet();
        int row = 0;
        while (row < BYTES * 8 - 200) {
          int count = random.nextInt(4) == 0 ? 64 : random.nextInt(65);
          long word = random.nextLong() & Bitmaps.lowest(count);
          Bitmaps.append(buffer.memoryAddress(), row, word, count);
          for (int i = 0; i < count; i++) {
            expected.set(row + i, (word >>> i & 1) != 0);
          }
          row += count;
        }
        byte[] bytes = new byte[row / 8];
        buffer.getBytes(0, bytes);
        BitSet written = BitSet.valueOf(bytes);
        assertThat(written).as("seed %d", seed).isEqualTo(expected.get(0, row / 8 * 8));
      }
    }
  }
}
