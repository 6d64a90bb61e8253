package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.internal.step.SubstitutedExecution;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The program of a worker's process. Its order comes over standard input, then letters: {@code s}
 * to stop, {@code d} to write all threads to standard error. When standard input ends, so does the
 * process: it never outlives the test. On standard output it tells what it does, a line each.
 */
public final class WorkerProcessMain {

  static final String READING = "reading";
  static final String STANDING = "standing at ";
  static final String ENDED = "ended";
  static final String DUMPED = "dumped";
  private static final Duration LOOK = Duration.ofMillis(10);

  private WorkerProcessMain() {}

  /** Runs until the pipeline ends or the process is killed. */
  public static void main(String[] args) throws Exception {
    PrintStream told = System.out;
    // What the pipeline prints is no message of the worker.
    System.setOut(System.err);
    DataInputStream input = new DataInputStream(System.in);
    WorkerOrder order = read(input);
    CommitPoint point = order.point();
    Substitutes substitutes =
        point == null
            ? Substitutes.none()
            : Substitutes.of(CommitPointListener.class, standAt(point, order.passes(), told));
    Pipeline pipeline = order.factory().create(order.bootstrapServers());
    try (Execution execution =
        SubstitutedExecution.start(pipeline, order.runnerOptions(), substitutes)) {
      Thread listening = new Thread(() -> listen(input, execution, told), "test-orders");
      listening.setDaemon(true);
      listening.start();
      boolean reading = false;
      while (!execution.await(LOOK)) {
        if (!reading && execution.counters().recordsIn() > 0) {
          reading = true;
          told.println(READING);
        }
      }
      told.println(ENDED);
    }
  }

  private static WorkerOrder read(DataInputStream input)
      throws IOException, ClassNotFoundException {
    byte[] order = new byte[input.readInt()];
    input.readFully(order);
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(order))) {
      return (WorkerOrder) objects.readObject();
    }
  }

  private static void listen(DataInputStream input, Execution execution, PrintStream told) {
    try {
      for (int letter = input.read(); letter >= 0; letter = input.read()) {
        switch (letter) {
          case 's' -> execution.stop();
          case 'd' -> {
            dumpThreads();
            told.println(DUMPED);
          }
          default -> {
            // Line ends of somebody who types.
          }
        }
      }
    } catch (IOException gone) {
      // The test's process has ended.
    }
    Runtime.getRuntime().halt(1);
  }

  private static void dumpThreads() {
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) -> {
              System.err.println("\"" + thread.getName() + "\" " + thread.getState());
              for (StackTraceElement frame : frames) {
                System.err.println("    at " + frame);
              }
            });
  }

  private static CommitPointListener standAt(CommitPoint wanted, int passes, PrintStream told) {
    AtomicInteger passed = new AtomicInteger();
    return (task, point) -> {
      if (point == wanted && passed.incrementAndGet() > passes) {
        told.println(STANDING + point);
        while (true) {
          LockSupport.park();
        }
      }
    };
  }
}
