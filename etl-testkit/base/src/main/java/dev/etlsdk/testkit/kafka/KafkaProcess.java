package dev.etlsdk.testkit.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The embedded broker in a JVM of its own, with this JVM's class path: for measurements that must
 * not share a heap with it, and for tests that kill it.
 */
public final class KafkaProcess extends ClientBackedBroker {

  private static final Duration ORDERLY_END = Duration.ofSeconds(20);

  private final Process process;

  private KafkaProcess(String bootstrapServers, Process process) {
    super(bootstrapServers);
    this.process = process;
  }

  /**
   * Starts the process and waits until the broker takes requests. What it writes to standard error
   * goes to this process's.
   *
   * @param jvmFlags such as {@code -Xmx512m}
   * @throws dev.etlsdk.api.error.EtlException when the broker does not start; the message holds the
   *     last lines that it wrote to standard error
   */
  public static KafkaProcess start(EmbeddedKafkaOptions options, List<String> jvmFlags) {
    if (options.network()) {
      throw new IllegalArgumentException(
          "options: a broker in a process of its own has no network to disturb");
    }
    if (options.security().isPresent()) {
      throw new IllegalArgumentException(
          "options: a broker in a process of its own has no secured address; use EmbeddedKafka");
    }
    List<String> command = command(options, jvmFlags);
    try {
      Process process = new ProcessBuilder(command).start();
      LastLines errors = LastLines.passedOn(process.errorReader(StandardCharsets.UTF_8));
      // The reader stays open: closing it would close the process's output under it.
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      String address = output.readLine();
      if (address == null) {
        // Before the process is destroyed: that closes what it wrote under the reader.
        String last = errors.await(ORDERLY_END);
        process.destroyForcibly();
        throw BrokerFailure.start(
                "the Kafka broker's process ended before its broker was up. It wrote last:\n"
                    + last)
            .fix("correct the setting or the JVM's flag that stands there")
            .build();
      }
      return new KafkaProcess(address, process);
    } catch (IOException failure) {
      throw BrokerFailure.start("cannot start a JVM for the Kafka broker: " + failure.getMessage())
          .cause(failure)
          .fix("check that " + command.get(0) + " is there and may be executed")
          .build();
    }
  }

  private static List<String> command(EmbeddedKafkaOptions options, List<String> jvmFlags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      // The JVM would write a warning of what Kafka does with memory to the test's standard error.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(jvmFlags);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), EmbeddedKafkaMain.class.getName()));
    command.add("port=" + options.port());
    options.directory().ifPresent(directory -> command.add("directory=" + directory));
    options.brokerProperties().forEach((name, value) -> command.add(name + "=" + value));
    return command;
  }

  /** The process's id, by which an observer can find out how much memory it takes. */
  public long pid() {
    return process.pid();
  }

  /** Ends the process as a crash would, without any order, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(ORDERLY_END);
  }

  /** Ends the broker in order; kills it when that takes more than 20 s. */
  @Override
  public void close() {
    super.close();
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // The process has ended already.
    }
    if (!awaitEnd(ORDERLY_END)) {
      kill();
    }
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
