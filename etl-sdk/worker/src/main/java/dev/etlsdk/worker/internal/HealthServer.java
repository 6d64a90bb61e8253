package dev.etlsdk.worker.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers over HTTP whether the process is well ({@code /health}), whether its pipeline reads and
 * writes ({@code /ready}), and what it counts ({@code /metrics}). Thread-safe.
 */
final class HealthServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private static final int NO_BODY = -1;
  private static final List<String> METHODS = List.of("GET", "HEAD");

  private final HttpServer server;
  private final ExecutorService threads;
  private final PrometheusMeterRegistry registry;
  private volatile @Nullable Execution execution;

  private HealthServer(HttpServer server) {
    this.server = server;
    this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(new TimeBuckets());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    this.threads =
        // As many as there are requests: one that never gets done must not keep the probes waiting.
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "worker-http");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    answer("/health", "application/json", () -> json(isWell()));
    answer("/ready", "application/json", () -> json(isReady()));
    answer(
        "/metrics",
        "text/plain; version=0.0.4; charset=utf-8",
        () -> new Answer(OK, registry.scrape()));
    server.start();
  }

  /**
   * Opens a port on all addresses.
   *
   * @throws EtlException {@code ETL-WORKER-0001} if it is taken
   */
  static HealthServer open(int port) {
    try {
      return new HealthServer(HttpServer.create(new InetSocketAddress(port), 0));
    } catch (IOException e) {
      throw EtlException.of(
              EtlError.WORKER_0001,
              "the port " + port + " for health and metrics can't be opened: " + e.getMessage())
          .fix("choose another one with worker.metrics-port; 0 takes a free one")
          .cause(e)
          .build();
    }
  }

  private record Answer(int status, String body) {}

  /** Where metrics go. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** The port that was opened. */
  int port() {
    return server.getAddress().getPort();
  }

  /** Tells of this execution from now on. */
  void watch(Execution started) {
    execution = started;
  }

  private String state() {
    Execution watched = execution;
    return watched == null ? ExecutionState.STARTING.name() : watched.state().name();
  }

  private boolean isWell() {
    Execution watched = execution;
    return watched == null || watched.state() != ExecutionState.FAILED;
  }

  private boolean isReady() {
    Execution watched = execution;
    return watched != null
        && (watched.state() == ExecutionState.RUNNING || watched.state() == ExecutionState.PAUSED);
  }

  private Answer json(boolean fine) {
    String status = fine ? "UP" : "DOWN";
    return new Answer(
        fine ? OK : UNAVAILABLE, "{\"status\":\"" + status + "\",\"state\":\"" + state() + "\"}\n");
  }

  private void answer(String path, String type, Supplier<Answer> answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
              send(exchange, "text/plain", new Answer(NOT_FOUND, "not found\n"));
            } else if (!METHODS.contains(exchange.getRequestMethod())) {
              exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
              send(exchange, "text/plain", new Answer(METHOD_NOT_ALLOWED, "GET only\n"));
            } else {
              send(exchange, type, answer.get());
            }
          }
        });
  }

  private static void send(HttpExchange exchange, String type, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    registry.close();
  }
}
