package dev.etlsdk.testkit.kafka;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Passes a process's standard error on to this process's, as if it had inherited it, and keeps the
 * last lines of it.
 */
final class LastLines {

  private static final int KEPT = 20;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reading;

  private LastLines(BufferedReader output) {
    reading = new Thread(() -> pass(output), "kafka-process-errors");
    reading.setDaemon(true);
  }

  /** Reads to the end, on a thread of its own. */
  static LastLines passedOn(BufferedReader output) {
    LastLines lines = new LastLines(output);
    lines.reading.start();
    return lines;
  }

  private void pass(BufferedReader output) {
    // Not System.err: what a test has put in its place is no business of another process.
    PrintStream own =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        own.println(line);
        keep(line);
      }
    } catch (IOException ended) {
      // The process is gone.
    }
  }

  private synchronized void keep(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /** The last lines, when the process has ended; what there is by then if it takes longer. */
  String await(Duration limit) {
    try {
      reading.join(limit.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return lines.isEmpty() ? "(nothing)" : String.join("\n", lines);
    }
  }
}
