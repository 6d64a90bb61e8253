package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.redrive.FailureExport;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.Redrive;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the options of {@code redrive} mean; a value that can't be read is noted as a mistake. */
final class RedriveSettings {

  private static final int USUAL_LIMIT = 100;

  private final RedriveOptions options;
  private final Mistakes mistakes;
  private final Instant now;

  RedriveSettings(RedriveOptions options, Clock clock, Mistakes mistakes) {
    this.options = options;
    this.mistakes = mistakes;
    this.now = clock.instant();
  }

  /** The letters that are meant. */
  LetterFilter filter() {
    LetterFilter filter = LetterFilter.all();
    filter = options.code == null ? filter : filter.code(options.code);
    filter = options.stream == null ? filter : filter.stream(options.stream);
    filter = options.stage == null ? filter : filter.stage(options.stage);
    filter = options.key == null ? filter : filter.key(options.key);
    Instant since = time("--since", options.since);
    filter = since == null ? filter : filter.since(since);
    Instant until = time("--until", options.until);
    return until == null ? filter : filter.until(until);
  }

  /** How many letters are shown. */
  int limit() {
    return options.limit == null ? USUAL_LIMIT : number("--limit", options.limit, 0);
  }

  /** Where letters are exported to. */
  FailureExport export(PipelineConfig config, List<ConfigKey> keys) {
    Set<String> names = keys.stream().map(ConfigKey::name).collect(Collectors.toSet());
    FailureExport export =
        FailureExport.to(Objects.requireNonNull(options.action.export, "asked for"))
            .config(config.only(names::contains));
    export = options.personalData ? export.withPersonalData() : export;
    if (options.limit != null) {
      export = export.atMost(Math.max(1, limit()));
    }
    return options.test == null || options.pipeline == null
        ? export
        : export.test(options.test, options.pipeline);
  }

  /** Notes what is said in part only. */
  void check() {
    if ((options.test == null) != (options.pipeline == null)) {
      mistakes.add(
          EtlException.of(
                  EtlError.WORKER_0004, "the command line: --test and --pipeline go together")
              .fix(
                  "say how the test makes the pipeline: --pipeline 'Orders.pipeline(replay.config())'")
              .build());
    }
  }

  /** With rate and guard. */
  Redrive applied(Redrive redrive) {
    Redrive applied = redrive;
    if (options.rate != null) {
      applied = applied.perSecond(number("--rate", options.rate, 1));
    }
    if (options.maxRedrives != null) {
      applied = applied.atMost(number("--max-redrives", options.maxRedrives, 1));
    }
    return applied;
  }

  private int number(String option, String text, int least) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Told below.
    }
    mistakes.add(wrong(option, "a whole number from " + least + " on"));
    return Math.max(1, least);
  }

  private @Nullable Instant time(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeParseException noInstant) {
      try {
        return now.minus(PipelineConfig.of(Map.of(option, text)).duration(option));
      } catch (EtlException noDuration) {
        mistakes.add(wrong(option, "a time like 2026-03-01T12:00:00Z or 2h"));
        return null;
      }
    }
  }

  private static EtlException wrong(String option, String expected) {
    return EtlException.of(
            EtlError.WORKER_0004, "the command line: the value of " + option + " isn't " + expected)
        .fix("redrive --help lists all options")
        .build();
  }
}
