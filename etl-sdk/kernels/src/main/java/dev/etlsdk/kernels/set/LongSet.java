package dev.etlsdk.kernels.set;

import java.util.stream.Stream;

/** A set of numbers, looked up by their hash. Immutable and thread-safe. */
public final class LongSet {

  private final long[] table;
  private final boolean zero;
  private final int mask;

  private LongSet(long[] numbers) {
    int capacity = Integer.highestOneBit(Math.max(8, numbers.length * 2 - 1)) << 1;
    table = new long[capacity];
    mask = capacity - 1;
    boolean hasZero = false;
    for (long number : numbers) {
      hasZero |= number == 0;
      add(number);
    }
    zero = hasZero;
  }

  /**
   * A set.
   *
   * @param numbers texts of numbers with commas between them, one or several
   */
  public static LongSet of(String... numbers) {
    return new LongSet(
        Stream.of(numbers)
            .flatMap(text -> Stream.of(text.split(",")))
            .mapToLong(Long::parseLong)
            .toArray());
  }

  /** A DOUBLE as a number of such a set: equal for values that SQL takes for equal. */
  public static long bits(double value) {
    return value == 0 ? 0 : Double.doubleToLongBits(value);
  }

  /** 0 marks a free slot, so it has no slot itself. */
  private void add(long number) {
    int slot = slot(number);
    while (table[slot] != 0 && table[slot] != number) {
      slot = (slot + 1) & mask;
    }
    table[slot] = number;
  }

  private int slot(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }

  /** Whether the set has a number. */
  public boolean contains(long number) {
    if (number == 0) {
      return zero;
    }
    for (int slot = slot(number); table[slot] != 0; slot = (slot + 1) & mask) {
      if (table[slot] == number) {
        return true;
      }
    }
    return false;
  }
}
