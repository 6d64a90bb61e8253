package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link CountedPipeline} in a process of its own. */
final class CountingProcess implements AutoCloseable {

  private final Process process;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private CountingProcess(Process process) {
    this.process = process;
    Thread reader =
        new Thread(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add));
    reader.setDaemon(true);
    reader.start();
  }

  static CountingProcess start(
      String servers, Ledger ledger, DeliveryGuarantee guarantee, String worker, int tasks) {
    return start(servers, ledger, guarantee, worker, tasks, null, 0);
  }

  /** Stands still at a point after it has passed it some times. */
  static CountingProcess start(
      String servers,
      Ledger ledger,
      DeliveryGuarantee guarantee,
      String worker,
      int tasks,
      @Nullable CommitPoint point,
      int passes) {
    List<String> command =
        Stream.of(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens=java.base/java.nio=ALL-UNNAMED"),
                Runtime.version().feature() >= 24
                    ? List.of("--sun-misc-unsafe-memory-access=allow")
                    : List.<String>of(),
                List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CountedPipeline.class.getName(),
                    servers,
                    ledger.in,
                    ledger.out,
                    ledger.evens,
                    ledger.letters,
                    guarantee.name(),
                    worker,
                    Integer.toString(tasks),
                    point == null ? "" : point.name(),
                    Integer.toString(passes)))
            .flatMap(List::stream)
            .toList();
    try {
      return new CountingProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether it has said something that begins so. */
  boolean hasSaid(String start) {
    assertThat(isAlive()).as("the process lives until it says '%s'", start).isTrue();
    return lines.stream().anyMatch(line -> line.startsWith(start));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it is dead").isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
