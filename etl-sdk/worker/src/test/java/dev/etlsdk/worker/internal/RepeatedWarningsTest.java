package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatedWarningsTest {

  private static final String NO_CONNECTION =
      "[AdminClient clientId=%s] Connection to node -1 (localhost/127.0.0.1:%d) could not be"
          + " established.";

  private final LoggerContext context = new LoggerContext();
  private final AtomicLong now = new AtomicLong();
  private final RepeatedWarnings filter = new RepeatedWarnings(now::get);

  @Test
  void aWarningIsShownOnceAMinuteWhicheverClientSaysIt() {
    assertThat(decide("a", 1)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("a", 1)).isEqualTo(FilterReply.DENY);
    assertThat(decide("b", 2)).as("another client, another port").isEqualTo(FilterReply.DENY);
    assertThat(warn("org.apache.kafka.clients.NetworkClient", "Node 1 disconnected."))
        .as("another warning")
        .isEqualTo(FilterReply.NEUTRAL);
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(decide("a", 1)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("a", 1)).isEqualTo(FilterReply.DENY);
  }

  @Test
  void warningsOfOthersAreAllShown() {
    for (int i = 0; i < 3; i++) {
      assertThat(warn("dev.etlsdk.Some", "text")).isEqualTo(FilterReply.NEUTRAL);
      assertThat(
              filter.decide(null, logger("org.apache.kafka.Some"), Level.INFO, "text", null, null))
          .as("what the level decides")
          .isEqualTo(FilterReply.NEUTRAL);
      assertThat(filter.decide(null, logger("org.apache.kafka.A"), Level.WARN, null, null, null))
          .as("a question whether a level is on")
          .isEqualTo(FilterReply.NEUTRAL);
    }
  }

  @Test
  void textsThatNeverRepeatDontFillTheMemory() {
    for (int i = 0; i < 1000; i++) {
      String text = "text " + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      assertThat(warn("org.apache.kafka.Some", text)).isEqualTo(FilterReply.NEUTRAL);
    }
    assertThat(warn("org.apache.kafka.Some", "text aa"))
        .as("forgotten")
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(String client, int port) {
    return warn(
        "org.apache.kafka.clients.NetworkClient", String.format(NO_CONNECTION, client, port));
  }

  private FilterReply warn(String logger, String text) {
    return filter.decide(null, logger(logger), Level.WARN, text, null, null);
  }

  private Logger logger(String name) {
    return context.getLogger(name);
  }
}
