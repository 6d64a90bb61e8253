package dev.etlsdk.worker.internal;

import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionCounters;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far an execution is: one live line on a terminal, a line from time to time elsewhere.
 * The live line leaves the cursor at its start, so that a line of the log takes its place.
 */
final class Progress implements AutoCloseable {

  /** Over less than this a rate is noise: records come in batches. */
  private static final long SECOND = 1_000_000_000;

  private static final String START_OF_LINE = "\r";
  private static final String CLEAR = START_OF_LINE + "\u001b[K";

  /** A line that is wider than the terminal would else become two, of which one is cleared. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final Execution execution;
  private final PrintStream out;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private long sampledRecords;
  private long sampledAt = begin;
  private double rate;
  private boolean open;

  Progress(Execution execution, PrintStream out, boolean terminal) {
    this.execution = execution;
    this.out = out;
    this.terminal = terminal;
  }

  /** How often to show. */
  Duration interval() {
    return terminal ? Duration.ofMillis(100) : Duration.ofSeconds(5);
  }

  /** Shows where it stands now. */
  void show() {
    ExecutionCounters counters = execution.counters();
    long now = System.nanoTime();
    long elapsed = now - sampledAt;
    if (elapsed >= SECOND || sampledAt == begin) {
      rate = rate(counters.recordsIn() - sampledRecords, elapsed);
    }
    if (elapsed >= SECOND) {
      sampledRecords = counters.recordsIn();
      sampledAt = now;
    }
    show(counters, rate);
  }

  private static double rate(long records, long nanos) {
    return records * (double) SECOND / Math.max(1, nanos);
  }

  private void show(ExecutionCounters counters, double recordsPerSecond) {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d records in, %,d rows out, %,d failed, %,.0f records/s, lag %s",
            execution.state().name().toLowerCase(Locale.ROOT),
            counters.recordsIn(),
            counters.rowsOut(),
            counters.errors(),
            recordsPerSecond,
            execution.lag().isPresent()
                ? String.format(Locale.ROOT, "%,d", execution.lag().getAsLong())
                : "not known yet");
    if (terminal) {
      out.print(CLEAR + NO_WRAP + line + WRAP + START_OF_LINE);
      out.flush();
      open = true;
    } else {
      out.println(line);
    }
  }

  /** Shows the end, with the rate of the whole time, and leaves the line. */
  @Override
  public void close() {
    ExecutionCounters counters = execution.counters();
    show(counters, rate(counters.recordsIn(), System.nanoTime() - begin));
    if (open) {
      out.println();
      open = false;
    }
  }
}
