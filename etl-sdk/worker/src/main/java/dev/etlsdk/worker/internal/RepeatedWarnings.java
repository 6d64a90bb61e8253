package dev.etlsdk.worker.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets a warning of Kafka's clients through once a minute, and says how often it was repeated
 * meanwhile: each client warns of each attempt to connect, which is some hundred lines in the 30 s
 * after which it is known that no broker answers. Warnings are one if they differ in who says them
 * and in numbers only. Thread-safe.
 */
final class RepeatedWarnings extends TurboFilter {

  private static final String KAFKA = "org.apache.kafka.";
  private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

  /** More kinds than this are forgotten: a text that never repeats must not fill the memory. */
  private static final int MOST = 200;

  /** What clients put in front: their kind and name. */
  private static final Pattern CLIENT = Pattern.compile("^\\[[^\\]]*\\] ");

  private static final Pattern NUMBERS = Pattern.compile("\\d+");

  private final LongSupplier nanos;
  private final Map<String, Seen> seen = new HashMap<>();

  RepeatedWarnings() {
    this(System::nanoTime);
  }

  /** With a clock of one's own, for tests. */
  RepeatedWarnings(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable failure) {
    if (format == null
        || !level.isGreaterOrEqual(Level.WARN)
        || !logger.getName().startsWith(KAFKA)
        || !logger.isEnabledFor(level)) {
      return FilterReply.NEUTRAL;
    }
    String what = CLIENT.matcher(format).replaceFirst("");
    long left = passed(logger.getName() + level + NUMBERS.matcher(what).replaceAll("#"));
    if (left < 0) {
      return FilterReply.DENY;
    }
    if (left > 0) {
      org.slf4j.LoggerFactory.getLogger(RepeatedWarnings.class)
          .info("the next line was left out {} times since it was shown last", left);
    }
    return FilterReply.NEUTRAL;
  }

  /** How many were left out since one was let through; -1 if this one is left out, too. */
  private synchronized long passed(String kind) {
    long now = nanos.getAsLong();
    Seen last = seen.get(kind);
    if (last != null && now - last.at < INTERVAL_NANOS) {
      last.left++;
      return -1;
    }
    if (seen.size() >= MOST) {
      seen.clear();
    }
    seen.put(kind, new Seen(now));
    return last == null ? 0 : last.left;
  }

  /** When a kind of warning was shown last, and how often it was left out since. */
  private static final class Seen {
    private final long at;
    private long left;

    private Seen(long at) {
      this.at = at;
    }
  }
}
