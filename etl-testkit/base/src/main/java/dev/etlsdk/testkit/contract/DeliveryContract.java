package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.delivery.CrashMatrix;
import dev.etlsdk.testkit.delivery.Delivery;
import dev.etlsdk.testkit.memory.ArrowTest;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A source and a sink keep their guarantee together, whatever the step after which the process
 * between them ends.
 */
@ArrowTest
public interface DeliveryContract {

  /**
   * A source with rows and a sink without, made anew at each call. At least 8 rows in two splits,
   * so that there are several commits.
   */
  Delivery delivery();

  /** Whether to crash twice in each run too, which takes the square of the number of runs. */
  default boolean crashesTwice() {
    return true;
  }

  /** Each step in turn is the last one before a crash. */
  @Test
  default void keepsItsGuaranteeWhenItCrashesAfterAnyStep(BufferAllocator allocator) {
    int steps = new CrashMatrix(this::delivery, allocator).crashAfterEveryStep();
    assertThat(steps).as("steps to crash after").isGreaterThan(10);
  }

  /** Each step in turn, and each step of the recovery. */
  @Test
  default void keepsItsGuaranteeWhenTheRecoveryCrashesToo(BufferAllocator allocator) {
    Assumptions.assumeTrue(crashesTwice(), "crashing twice is switched off here");
    int pairs = new CrashMatrix(this::delivery, allocator).crashTwiceAfterEveryStep();
    assertThat(pairs).as("pairs of steps to crash after").isGreaterThan(100);
  }
}
