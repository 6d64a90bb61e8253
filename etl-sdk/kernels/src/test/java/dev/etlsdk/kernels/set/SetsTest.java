package dev.etlsdk.kernels.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.Test;

/** Sets against those of the JDK. */
class SetsTest {

  @Test
  void numbersAreFound() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<Long> expected = new HashSet<>(Set.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
    for (int i = 0; i < 5_000; i++) {
      expected.add(random.nextLong() >> random.nextInt(64));
    }
    String text = expected.stream().map(String::valueOf).collect(Collectors.joining(","));
    LongSet set = LongSet.of(text, "1,2");
    expected.add(1L);
    expected.add(2L);
    assertThat(expected).allMatch(set::contains);
    for (int i = 0; i < 20_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertThat(set.contains(number))
          .as("%d, seed %d", number, seed)
          .isEqualTo(expected.contains(number));
    }
    assertThat(LongSet.of("1").contains(0)).isFalse();
  }

  @Test
  void fractionsAreOneNumberWhenSqlTakesThemForEqual() {
    assertThat(LongSet.bits(-0.0)).isEqualTo(LongSet.bits(0.0));
    assertThat(LongSet.bits(Double.longBitsToDouble(0x7ff8000000000001L)))
        .isEqualTo(LongSet.bits(Double.NaN));
    assertThat(LongSet.bits(1.5)).isNotEqualTo(LongSet.bits(-1.5));
  }

  @Test
  void decimalsAreFoundWhateverTheirScale() {
    DecimalSet set = DecimalSet.of("1.50,-2", "0,99999999999999999999999999999999999999");
    assertThat(set.contains(new BigDecimal("1.5"))).isTrue();
    assertThat(set.contains(new BigDecimal("-2.000"))).isTrue();
    assertThat(set.contains(new BigDecimal("0.00"))).isTrue();
    assertThat(set.contains(new BigDecimal("2"))).isFalse();
  }

  @Test
  void textsAreFoundAsObjectsAndInMemory() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> expected = new HashSet<>(Set.of("", "1:a", "größe", "😀"));
    for (int i = 0; i < 2_000; i++) {
      expected.add(text(random));
    }
    String all = expected.stream().map(t -> t.length() + ":" + t).collect(Collectors.joining());
    TextSet set = TextSet.of(all.substring(0, 100), all.substring(100));
    assertThat(expected).allMatch(set::contains);
    try (BufferAllocator allocator = new RootAllocator();
        VarCharVector vector = new VarCharVector("s", allocator)) {
      for (int row = 0; row < 4_000; row++) {
        vector.setSafe(row, text(random).getBytes(StandardCharsets.UTF_8));
      }
      vector.setSafe(4_000, new byte[0]);
      vector.setValueCount(4_001);
      long offsets = vector.getOffsetBuffer().memoryAddress();
      long data = vector.getDataBuffer().memoryAddress();
      for (int row = 0; row <= 4_000; row++) {
        String text = String.valueOf(vector.getObject(row));
        assertThat(set.contains(offsets, data, row))
            .as("'%s', seed %d", text, seed)
            .isEqualTo(expected.contains(text))
            .isEqualTo(set.contains(text));
      }
    }
  }

  private static String text(Random random) {
    return "abcé€".substring(0, 1 + random.nextInt(5)).repeat(random.nextInt(7))
        + random.nextInt(200);
  }
}
