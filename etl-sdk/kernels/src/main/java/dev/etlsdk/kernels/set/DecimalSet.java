package dev.etlsdk.kernels.set;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;

/** A set of decimal numbers, of which the scale doesn't count. Immutable and thread-safe. */
public final class DecimalSet {

  private final BigDecimal[] sorted;

  private DecimalSet(BigDecimal[] sorted) {
    this.sorted = sorted;
  }

  /**
   * A set.
   *
   * @param numbers texts of numbers with commas between them, one or several
   */
  public static DecimalSet of(String... numbers) {
    return new DecimalSet(
        Stream.of(numbers)
            .flatMap(text -> Stream.of(text.split(",")))
            .map(BigDecimal::new)
            .sorted()
            .toArray(BigDecimal[]::new));
  }

  /** Whether the set has a number. */
  public boolean contains(BigDecimal number) {
    return Arrays.binarySearch(sorted, number) >= 0;
  }
}
