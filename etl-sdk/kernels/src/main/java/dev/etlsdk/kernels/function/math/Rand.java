package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code RAND([seed INTEGER]) DOUBLE}: a random number from 0 (inclusive) to 1 (exclusive). With a
 * seed the number depends on the seed alone, so that a constant seed gives every row the same.
 *
 * <p>{@code SELECT RAND(7) = RAND(7) => true}
 */
public final class Rand {

  private Rand() {}

  /** A random number. */
  @Udf(value = "RAND", deterministic = false)
  public static double rand() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /** The first random number of a seed. */
  @Udf("RAND")
  public static double rand(int seed) {
    return new SplittableRandom(seed).nextDouble();
  }
}
