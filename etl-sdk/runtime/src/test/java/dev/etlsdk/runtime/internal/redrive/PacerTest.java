package dev.etlsdk.runtime.internal.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {

  private long now = Long.MAX_VALUE - Duration.ofSeconds(61).toNanos();
  private final Pacer pacer = new Pacer(10, () -> now);

  @Test
  void timeInWhichNothingCameIsNotMadeUpFor() {
    now += Duration.ofSeconds(60).toNanos();
    assertThat(passAndWait()).as("the first needs no wait").hasMillis(100);
    now += Duration.ofSeconds(60).toNanos();
    assertThat(passAndWait()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    now += pacer.nanosToWait();
    assertThat(passAndWait()).hasMillis(100);
  }

  @Test
  void wakingUpLateIsMadeUpFor() {
    passAndWait();
    for (int i = 1; i <= 50; i++) {
      now += pacer.nanosToWait() + Duration.ofMillis(20).toNanos();
      assertThat(passAndWait()).hasMillis(80);
    }
  }

  private Duration passAndWait() {
    assertThat(pacer.nanosToWait()).isNotPositive();
    pacer.await();
    return Duration.ofNanos(pacer.nanosToWait());
  }
}
