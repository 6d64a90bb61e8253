package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code RAND_INTEGER([seed INTEGER,] bound INTEGER) INTEGER}: a random whole number from 0 to
 * below the bound. With a seed the number depends on the arguments alone. A bound below 1 fails
 * with ETL-VALUE-0004.
 *
 * <p>{@code SELECT RAND_INTEGER(1) => 0}
 */
public final class RandInteger {

  private RandInteger() {}

  /** A random number below a bound. */
  @Udf(value = "RAND_INTEGER", deterministic = false)
  public static int randInteger(int bound) {
    return ThreadLocalRandom.current().nextInt(checked(bound));
  }

  /** The first random number of a seed below a bound. */
  @Udf("RAND_INTEGER")
  public static int randInteger(int seed, int bound) {
    return new SplittableRandom(seed).nextInt(checked(bound));
  }

  private static int checked(int bound) {
    if (bound < 1) {
      throw RowFailure.argument("RAND_INTEGER with bound " + bound + "; the bound is at least 1");
    }
    return bound;
  }
}
