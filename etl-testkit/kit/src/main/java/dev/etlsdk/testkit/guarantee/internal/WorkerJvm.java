package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The process of a {@link WorkerProcessMain}: starts it, listens to it, ends it. Thread-safe. */
public final class WorkerJvm {

  private static final int SHOWN_LINES = 30;
  private static final Duration DEATH = Duration.ofSeconds(30);
  private static final Duration DUMP = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Process process;
  private final Path log;
  private volatile boolean reading;
  private volatile boolean standing;
  private volatile boolean ended;
  private volatile boolean dumped;

  private WorkerJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread listening = new Thread(this::listen, "worker-" + process.pid() + "-says");
    listening.setDaemon(true);
    listening.start();
  }

  /**
   * Starts a process with this JVM's class path.
   *
   * @param jvmFlags the user's
   * @param log where its standard error goes
   */
  public static WorkerJvm start(WorkerOrder order, List<String> jvmFlags, Path log) {
    return start(Path.of(System.getProperty("java.home"), "bin", "java"), order, jvmFlags, log);
  }

  static WorkerJvm start(Path java, WorkerOrder order, List<String> jvmFlags, Path log) {
    byte[] message = serialised(order);
    try {
      Process process =
          new ProcessBuilder(command(java, jvmFlags)).redirectError(log.toFile()).start();
      DataOutputStream input = new DataOutputStream(process.getOutputStream());
      try {
        input.writeInt(message.length);
        input.write(message);
        input.flush();
      } catch (IOException ended) {
        // The process has ended at once; its log says why, and whoever waits for it shows that.
      }
      return new WorkerJvm(process, log);
    } catch (IOException failure) {
      throw EtlException.of(
              EtlError.TESTKIT_0004, "no JVM can be started for a worker: " + failure.getMessage())
          .fix("check that " + java + " is there and may be executed")
          .cause(failure)
          .build();
    }
  }

  private static byte[] serialised(WorkerOrder order) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(order);
    } catch (IOException failure) {
      throw EtlException.of(
              EtlError.TESTKIT_0003,
              "the pipeline's factory can't travel to a worker's process: " + failure)
          .fix(
              "give a reference to a static method, or a lambda that holds nothing but texts,"
                  + " numbers and other serialisable values; a lambda that uses a field of the"
                  + " test holds the test")
          .cause(failure)
          .build();
    }
    return bytes.toByteArray();
  }

  private static List<String> command(Path java, List<String> jvmFlags) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    // What starts fast: a worker lives some seconds.
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvmFlags);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerProcessMain.class.getName()));
    return command;
  }

  private void listen() {
    // Not closed: that would close the process's output under it.
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        reading |= line.equals(WorkerProcessMain.READING);
        standing |= line.startsWith(WorkerProcessMain.STANDING);
        ended |= line.equals(WorkerProcessMain.ENDED);
        dumped |= line.equals(WorkerProcessMain.DUMPED);
      }
    } catch (IOException gone) {
      // The process was killed.
    }
  }

  /** Whether it has read a record. */
  public boolean isReading() {
    return reading;
  }

  /** Whether a task of it stands at the commit point it was told. */
  public boolean isStanding() {
    return standing;
  }

  /** Whether its pipeline has come to an end in good order. */
  public boolean hasEnded() {
    return ended;
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Asks the pipeline to stop, and waits for the process's end. */
  public boolean stop(Duration limit) {
    tell('s');
    return awaitEnd(limit);
  }

  /** Has it write the stacks of its threads to its log; returns when they are there. */
  public void dumpThreads() {
    dumped = false;
    tell('d');
    long until = System.nanoTime() + DUMP.toNanos();
    while (!dumped && process.isAlive() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void tell(char letter) {
    try {
      process.getOutputStream().write(letter);
      process.getOutputStream().flush();
    } catch (IOException gone) {
      // It has ended already.
    }
  }

  /** SIGKILL, and its death. */
  public void kill() {
    process.destroyForcibly();
    if (!awaitEnd(DEATH)) {
      throw new IllegalStateException("the process " + pid() + " doesn't die");
    }
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** The last lines of its log. */
  public String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty()
          ? "(it wrote nothing)"
          : String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "(its log " + log + " can't be read: " + unreadable + ")";
    }
  }
}
