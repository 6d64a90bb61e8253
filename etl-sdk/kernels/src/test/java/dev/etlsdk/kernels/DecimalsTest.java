package dev.etlsdk.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DecimalVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decimal numbers in memory, as Arrow's own vectors hold them. */
class DecimalsTest {

  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void releasesAll() {
    allocator.close();
  }

  @Test
  void readsAndWritesWhatArrowDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      BigInteger unscaled = new BigInteger(random.nextInt(126), random);
      check(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(39), seed);
    }
    BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    for (BigInteger edge :
        new BigInteger[] {
          BigInteger.ZERO,
          BigInteger.ONE,
          BigInteger.valueOf(Long.MAX_VALUE),
          BigInteger.valueOf(Long.MIN_VALUE),
          BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE),
          BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE),
          BigInteger.ONE.shiftLeft(64),
          BigInteger.ONE.shiftLeft(64).negate(),
          most
        }) {
      check(edge, 0, seed);
      check(edge.negate(), 38, seed);
    }
  }

  private void check(BigInteger unscaled, int scale, long seed) {
    if (unscaled.abs().compareTo(BigInteger.TEN.pow(38)) >= 0) {
      return;
    }
    BigDecimal value = new BigDecimal(unscaled, scale);
    try (DecimalVector vector = new DecimalVector("d", allocator, 38, scale)) {
      vector.allocateNew(3);
      vector.set(1, value);
      long data = vector.getDataBuffer().memoryAddress();
      assertThat(Decimals.read(data, 1, scale)).as("seed %d", seed).isEqualTo(value);
      vector.setIndexDefined(2);
      vector.setIndexDefined(0);
      Decimals.write(data, 2, value);
      Decimals.copy(data, 2, data, 0);
      vector.setValueCount(3);
      assertThat(vector.getObject(2)).as("seed %d", seed).isEqualTo(value);
      assertThat(vector.getObject(0)).as("seed %d", seed).isEqualTo(value);
    }
  }

  @Test
  void fitsToThePrecisionAndRoundsHalfAwayFromZero() {
    assertThat(Decimals.fit(new BigDecimal("-1.005"), 5, 2)).isEqualTo(new BigDecimal("-1.01"));
    assertThat(Decimals.fit(new BigDecimal("1"), 5, 2)).isEqualTo(new BigDecimal("1.00"));
    assertThat(Decimals.fit(new BigDecimal("999.994"), 5, 2)).isEqualTo(new BigDecimal("999.99"));
    assertThatThrownBy(() -> Decimals.fit(new BigDecimal("999.995"), 5, 2))
        .isInstanceOf(RowFailure.class)
        .hasMessageContaining("999.995")
        .hasMessageContaining("DECIMAL(5, 2)");
  }

  @Test
  void dividesAndRefusesZero() {
    assertThat(Decimals.divide(new BigDecimal("1"), new BigDecimal("3"), 38, 6))
        .isEqualTo(new BigDecimal("0.333333"));
    assertThat(Decimals.modulo(new BigDecimal("-7.5"), new BigDecimal("2"), 10, 1))
        .isEqualTo(new BigDecimal("-1.5"));
    assertThatThrownBy(() -> Decimals.divide(BigDecimal.ONE, BigDecimal.ZERO, 5, 2))
        .isInstanceOf(RowFailure.class)
        .hasMessageContaining("division by zero");
  }
}
