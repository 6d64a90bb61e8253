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

  private static final String START_OF_LINE = "\r";
  private static final String CLEAR = START_OF_LINE + "\u001b[K";

  /** A line that is wider than the terminal would else become two, of which one is cleared. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final Execution execution;
  private final PrintStream out;
  private final boolean terminal;
  private long lastRecords;
  private long lastTime = System.nanoTime();
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
    long now = System.nanoTime();
    ExecutionCounters counters = execution.counters();
    double rate = (counters.recordsIn() - lastRecords) * 1e9 / Math.max(1, now - lastTime);
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d records in, %,d rows out, %,d failed, %,.0f records/s, lag %s",
            execution.state().name().toLowerCase(Locale.ROOT),
            counters.recordsIn(),
            counters.rowsOut(),
            counters.errors(),
            rate,
            execution.lag().isPresent()
                ? String.format(Locale.ROOT, "%,d", execution.lag().getAsLong())
                : "not known yet");
    lastRecords = counters.recordsIn();
    lastTime = now;
    if (terminal) {
      out.print(CLEAR + NO_WRAP + line + WRAP + START_OF_LINE);
      out.flush();
      open = true;
    } else {
      out.println(line);
    }
  }

  /** Shows the end, and leaves the line. */
  @Override
  public void close() {
    show();
    if (open) {
      out.println();
      open = false;
    }
  }
}
