package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told over HTTP in each state of a pipeline. */
class HealthServerTest {

  private static final Schema NUMBERS = Schema.parse("n INTEGER NOT NULL");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> ask(HealthServer server, String path, String method)
      throws Exception {
    URI address = URI.create("http://localhost:" + server.port() + path);
    return http.send(
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(LIMIT)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int status(HealthServer server, String path) throws Exception {
    return ask(server, path, "GET").statusCode();
  }

  @Test
  void isWellButNotReadyBeforeThePipelineRunsAndAfterItHasEnded() throws Exception {
    InMemoryStore store = InMemoryStore.create();
    Pipeline pipeline =
        Pipeline.named("p")
            .source(
                "numbers",
                InMemorySource.builder("numbers", NUMBERS).split(Row.of(7)).unbounded().build())
            .sink("numbers", store.sink("out"))
            .build();
    try (HealthServer server = HealthServer.open(0)) {
      assertThat(status(server, "/health")).isEqualTo(200);
      assertThat(status(server, "/ready")).isEqualTo(503);
      assertThat(ask(server, "/ready", "GET").body()).contains("\"state\":\"STARTING\"");

      try (Execution execution = LocalRunner.create().start(pipeline)) {
        server.watch(execution);
        Await.until("it runs", LIMIT, execution::state, ExecutionState.RUNNING::equals);
        assertThat(status(server, "/ready")).isEqualTo(200);
        execution.stop();
        execution.await();
        assertThat(status(server, "/ready")).isEqualTo(503);
        assertThat(status(server, "/health")).isEqualTo(200);
      }
    }
  }

  @Test
  void isWellAndReadyWhileItIsPaused() throws Exception {
    Pipeline pipeline =
        Pipeline.named("p")
            .source(
                "numbers",
                InMemorySource.builder("numbers", NUMBERS).split(Row.of(7)).unbounded().build())
            .sink("numbers", InMemoryStore.create().sink("out"))
            .build();
    try (HealthServer server = HealthServer.open(0);
        Execution execution = LocalRunner.create().start(pipeline)) {
      server.watch(execution);
      Await.until("it runs", LIMIT, execution::state, ExecutionState.RUNNING::equals);
      execution.pause();
      Await.until("it pauses", LIMIT, execution::state, ExecutionState.PAUSED::equals);

      assertThat(status(server, "/ready")).isEqualTo(200);
      assertThat(status(server, "/health")).isEqualTo(200);
      assertThat(ask(server, "/ready", "GET").body()).contains("\"state\":\"PAUSED\"");
    }
  }

  @Test
  void isWellButNotReadyWhileItWaitsBeforeARestart() throws Exception {
    Duration wait = Duration.ofHours(1);
    RunnerOptions options =
        RunnerOptions.builder().restarts(new RestartPolicy(3, wait, wait, wait)).build();
    Pipeline failing =
        Pipeline.named("p")
            .source("numbers", InMemorySource.builder("numbers", NUMBERS).split(Row.of(7)).build())
            .transform(
                "away",
                "numbers",
                Numbers.class,
                Numbers.class,
                (row, rows) -> {
                  throw new ConnectException("connection refused");
                })
            .sink("away", InMemoryStore.create().sink("out"))
            .build();
    try (HealthServer server = HealthServer.open(0);
        Execution execution = LocalRunner.create(options).start(failing)) {
      server.watch(execution);
      Await.until("it waits", LIMIT, execution::state, ExecutionState.RESTARTING::equals);

      assertThat(status(server, "/ready")).isEqualTo(503);
      assertThat(status(server, "/health")).isEqualTo(200);
      assertThat(ask(server, "/health", "GET").body()).contains("\"state\":\"RESTARTING\"");
    }
  }

  @Test
  void isNotWellOnceThePipelineHasFailed() throws Exception {
    Pipeline failing =
        Pipeline.named("p")
            .source("numbers", InMemorySource.builder("numbers", NUMBERS).split(Row.of(7)).build())
            .transform(
                "broken",
                "numbers",
                Numbers.class,
                Numbers.class,
                (row, rows) -> {
                  throw new IllegalStateException("broken");
                })
            .sink("broken", InMemoryStore.create().sink("out"))
            .build();
    try (HealthServer server = HealthServer.open(0);
        Execution execution = LocalRunner.create().start(failing)) {
      server.watch(execution);
      Await.until("it ends", LIMIT, execution::state, ExecutionState::isEnd);

      assertThat(execution.failure()).containsInstanceOf(EtlException.class);
      assertThat(status(server, "/health")).isEqualTo(503);
      assertThat(ask(server, "/health", "GET").body()).contains("\"status\":\"DOWN\"");
    }
  }

  @Test
  void requestsThatNeverGetDoneKeepNobodyWaiting() throws Exception {
    List<Socket> stuck = new ArrayList<>();
    try (HealthServer server = HealthServer.open(0)) {
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket("localhost", server.port());
        stuck.add(socket);
        socket.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(status(server, "/health")).isEqualTo(200);
    } finally {
      for (Socket socket : stuck) {
        socket.close();
      }
    }
  }

  @Test
  void answersHeadWithoutBody() throws Exception {
    try (HealthServer server = HealthServer.open(0)) {
      HttpResponse<String> head = ask(server, "/ready", "HEAD");
      assertThat(head.statusCode()).isEqualTo(503);
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void takesOnlyGetAndHead() throws Exception {
    try (HealthServer server = HealthServer.open(0)) {
      HttpResponse<String> refused = ask(server, "/metrics", "POST");
      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
  }

  record Numbers(int n) {}
}
