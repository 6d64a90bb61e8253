package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.capture.CapturedLetter;
import dev.etlsdk.runtime.internal.rehearsal.Rehearsal;
import dev.etlsdk.runtime.internal.rehearsal.RowListener;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries letters as the testkit replays them: each record alone, at the time of its failure. A test
 * of records that pass that way would show nothing.
 */
final class ExportTrial {

  private static final Logger LOG = LoggerFactory.getLogger(ExportTrial.class);

  private ExportTrial() {}

  /** How many fail as they did; empty if they can't be tried, which is logged. */
  static OptionalLong failing(
      PlannedPipeline pipeline,
      RunnerOptions options,
      Substitutes substitutes,
      List<CapturedLetter> letters) {
    AtomicReference<Instant> now = new AtomicReference<>(letters.get(0).time());
    RunnerOptions then =
        RunnerOptions.builder()
            .memoryLimit(options.memoryLimit())
            .fetchLimits(options.fetchLimits())
            .clock(new LetterClock(now, ZoneOffset.UTC))
            .build();
    long failing = 0;
    try (Rehearsal rehearsal = Rehearsal.open(pipeline, then, substitutes, RowListener.NONE)) {
      for (CapturedLetter letter : letters) {
        now.set(letter.time());
        if (rehearsal.failures(letter.source(), List.of(letter.record())).stream()
            .anyMatch(failure -> isLike(letter, failure))) {
          failing++;
        }
      }
    } catch (EtlException stopped) {
      LOG.warn("whether they fail again isn't known: {}", stopped.getMessage());
      return OptionalLong.empty();
    }
    return OptionalLong.of(failing);
  }

  /** The same error at the same place, in whatever words. */
  private static boolean isLike(CapturedLetter letter, DeadLetter failure) {
    return letter.code().equals(failure.error().code().id())
        && letter.stream().equals(failure.stream())
        && letter.stage().equals(failure.stage())
        && Objects.equals(letter.column(), failure.error().column());
  }

  /** Shows the time of a letter. */
  private static final class LetterClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    LetterClock(AtomicReference<Instant> now, ZoneId zone) {
      this.now = now;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return Objects.requireNonNull(now.get(), "set from the beginning");
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new LetterClock(now, other);
    }
  }
}
