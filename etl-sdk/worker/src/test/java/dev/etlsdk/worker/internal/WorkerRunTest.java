package dev.etlsdk.worker.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.worker.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A worker within a program. */
class WorkerRunTest {

  private static final Schema NUMBERS = Schema.parse("n INTEGER NOT NULL");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final InMemoryStore store = InMemoryStore.create();

  private final Program endless =
      Program.declared(
          "endless",
          List.of(),
          config ->
              Pipeline.named("endless")
                  .source(
                      "numbers",
                      InMemorySource.builder("numbers", NUMBERS)
                          .split(Row.of(7))
                          .unbounded()
                          .build())
                  .sink("numbers", store.sink("out"))
                  .build());

  @Test
  void interruptingTheThreadStopsThePipelineInGoodOrder() throws Exception {
    AtomicReference<ExitCode> code = new AtomicReference<>();
    InProcess worker = new InProcess(endless, Map.of());
    Thread thread =
        new Thread(() -> code.set(worker.run("--progress", "-Dworker.commit-interval=1h")));
    thread.start();
    Await.until("it runs", LIMIT, worker::started, Boolean.TRUE::equals);
    thread.interrupt();
    thread.join(LIMIT.toMillis());

    assertThat(code.get()).isEqualTo(ExitCode.ENDED);
    assertThat(worker.out()).contains("finished:");
  }

  @Test
  void stoppingBeforeTheStartEndsAtOnce() throws Exception {
    InProcess worker = new InProcess(endless, Map.of());
    worker.stop();

    assertThat(CompletableFuture.supplyAsync(() -> worker.run()).get(30, TimeUnit.SECONDS))
        .isEqualTo(ExitCode.ENDED);
  }

  @Test
  void liveLineStaysWithinATerminalAndGivesWayToTheLog() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", InMemorySource.builder("numbers", NUMBERS).split(Row.of(7)).build())
            .sink("numbers", store.sink("out"))
            .build();
    try (Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
      try (Progress progress = new Progress(execution, new PrintStream(out, true, UTF_8), true)) {
        progress.show();
        assertThat(out.toString(UTF_8))
            .as("no wrapping while it is written; then back to the start, where a log line begins")
            .startsWith("\r\u001b[K\u001b[?7lfinished: 1 records in")
            .endsWith("\u001b[?7h\r");
      }
      assertThat(out.toString(UTF_8))
          .endsWith("\r\n")
          .as("the rate of the whole time, at the end too")
          .doesNotContain(" 0 records/s");
    }
  }

  @Test
  void batchesAreTracedWhereALibraryForThatIsThere() {
    int before = CountingTracer.BEGUN.get();
    Program bounded =
        Program.declared(
            "bounded",
            List.of(),
            config ->
                Pipeline.named("bounded")
                    .source(
                        "numbers",
                        InMemorySource.builder("numbers", NUMBERS).split(Row.of(7)).build())
                    .sink("numbers", store.sink("out"))
                    .build());
    assertThat(new InProcess(bounded, Map.of()).run()).isEqualTo(ExitCode.ENDED);
    assertThat(CountingTracer.BEGUN.get()).isGreaterThan(before);
  }

  /** Not in the initializer of a main class, where the JVM would end with 1: findings. */
  @Test
  void libraryThatIsMissingIsFoundWithinTheRun() {
    Program program =
        Program.annotated(
            config -> {
              throw new NoClassDefFoundError("org/example/Connector");
            });

    assertThatThrownBy(() -> new InProcess(program, Map.of()).run())
        .isInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void portThatIsTakenIsToldAndNothingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> HealthServer.open(taken.getLocalPort()).close())
          .isInstanceOfSatisfying(
              EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.WORKER_0001));
      assertThat(new InProcess(endless, Map.of()).run("--metrics-port", "" + taken.getLocalPort()))
          .isEqualTo(ExitCode.FAILED);
    }
  }
}
