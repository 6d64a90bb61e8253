package dev.etlsdk.testkit.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

  @Test
  void returnsTheObservationThatMetTheCondition() {
    AtomicInteger calls = new AtomicInteger();
    assertThat(
            Await.<Integer>until(
                "five calls", Duration.ofSeconds(10), calls::incrementAndGet, count -> count == 5))
        .isEqualTo(5);
  }

  @Test
  void observesOnceEvenWithoutTime() {
    assertThat(Await.until("nothing", Duration.ZERO, () -> "there", "there"::equals))
        .isEqualTo("there");
  }

  @Test
  void tellsTheLastDistinctObservations() {
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Await.until(
                    "it is done",
                    Duration.ofMillis(60),
                    () -> calls.incrementAndGet() < 3 ? "starting" : "working",
                    "done"::equals))
        .isInstanceOf(AssertionError.class)
        .hasMessage("Waited 60 ms until it is done, in vain. Seen last: working; before: starting");
  }

  @Test
  void repeatsAssertionsUntilTheyPass() {
    AtomicInteger calls = new AtomicInteger();
    Await.untilAsserted(
        "three calls",
        Duration.ofSeconds(10),
        () -> assertThat(calls.incrementAndGet()).isEqualTo(3));
    assertThat(calls).hasValue(3);
  }

  @Test
  void keepsTheLastFailureOfAssertions() {
    assertThatThrownBy(
            () ->
                Await.untilAsserted(
                    "one is two", Duration.ofMillis(20), () -> assertThat(1).isEqualTo(2)))
        .hasMessageStartingWith("Waited 20 ms until one is two, in vain:")
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void endsAtOnceOnAnythingButAnAssertion() {
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Await.untilAsserted(
                    "never",
                    Duration.ofSeconds(10),
                    () -> {
                      calls.incrementAndGet();
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(calls).hasValue(1);
  }
}
