package dev.etlsdk.samples.quickstart;

import dev.etlsdk.runtime.Execution;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how far an execution is: one live line on a terminal, a line a second elsewhere. */
final class Progress implements AutoCloseable {

  private final Execution execution;
  private final long total;
  private final PrintStream out;
  private final boolean terminal;
  private long lastRecords;
  private long lastTime = System.nanoTime();
  private boolean open;

  /**
   * Shows an execution.
   *
   * @param terminal whether a line can be written over
   */
  Progress(Execution execution, long total, PrintStream out, boolean terminal) {
    this.execution = execution;
    this.total = total;
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether this process writes to a terminal that can go back in a line. */
  @SuppressWarnings("SystemConsoleNull") // JDK 22 and later give a console without a terminal, too
  static boolean onTerminal() {
    return System.console() != null && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }

  /** How often to show. */
  Duration interval() {
    return terminal ? Duration.ofMillis(100) : Duration.ofSeconds(1);
  }

  /** Shows where it stands now. */
  void show() {
    long now = System.nanoTime();
    long records = execution.counters().recordsIn();
    double rate = (records - lastRecords) * 1e9 / Math.max(1, now - lastTime);
    String line =
        String.format(
            Locale.ROOT,
            "%,d of %,d records, %,.0f records/s, lag %s",
            records,
            total,
            rate,
            execution.lag().isPresent()
                ? String.format(Locale.ROOT, "%,d", execution.lag().getAsLong())
                : "not known yet");
    lastRecords = records;
    lastTime = now;
    if (terminal) {
      out.print("\r\u001b[K" + line); // back to the start of the line, and clear it
      out.flush();
      open = true;
    } else {
      out.println(line);
    }
  }

  /** Shows the end. */
  void end() {
    show();
    close();
  }

  @Override
  public void close() {
    if (open) {
      out.println();
      open = false;
    }
  }
}
