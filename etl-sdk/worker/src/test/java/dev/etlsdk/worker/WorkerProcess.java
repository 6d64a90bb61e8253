package dev.etlsdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.await.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A worker in a process of its own. */
final class WorkerProcess implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Pattern PORT = Pattern.compile("health and metrics on port (\\d+)");

  private final Process process;
  private final Path out;
  private final Path err;
  private final HttpClient http = HttpClient.newHttpClient();

  private WorkerProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static WorkerProcess start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    return start(Doubles.class, folder, environment, args);
  }

  static WorkerProcess start(
      Class<?> main, Path folder, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new WorkerProcess(builder.start(), out, err);
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
        .as("the worker ends; it wrote %s", err())
        .isTrue();
    return process.exitValue();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String port() {
    return Await.until(
        "the port is told",
        LIMIT,
        () -> {
          Matcher matcher = PORT.matcher(err());
          return matcher.find() ? matcher.group(1) : null;
        },
        port -> port != null);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
