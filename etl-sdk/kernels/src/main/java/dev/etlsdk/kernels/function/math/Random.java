package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code RANDOM() DOUBLE}, also {@code RAND()}: a random number from 0 (inclusive) to 1
 * (exclusive), a new one for each row.
 *
 * <p>{@code SELECT RANDOM() < 1 => true}
 */
public final class Random {

  private Random() {}

  /** A random number. */
  @Udf(value = "RANDOM", deterministic = false)
  public static double random() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
