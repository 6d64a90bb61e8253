package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.worker.ExitCode;
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
