package dev.etlsdk.benchmarks.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A JVM of its own, with this one's class path, whose main method prints {@code key=value} lines.
 */
final class WorkerProcess {

  /** This class path has the worker's backend as well. */
  private static final List<String> LOGGING =
      List.of(
          "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
          "-Dslf4j.internal.verbosity=WARN",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

  private final Process process;

  private final Redirect err;

  private WorkerProcess(Process process, Redirect err) {
    this.process = process;
    this.err = err;
  }

  /** Flags of a JVM of this class path. */
  static List<String> withLogging(String flag) {
    return Stream.concat(Stream.of(flag), LOGGING.stream()).toList();
  }

  static WorkerProcess start(Class<?> main, List<String> jvmFlags, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(jvmFlags);
    command.addAll(LOGGING);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return java(command, Redirect.INHERIT, arguments);
  }

  /** {@code java -jar}; the manifest says what Arrow needs. Its log is shown if it fails. */
  static WorkerProcess start(Path jar, List<String> jvmFlags, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(jvmFlags);
    command.addAll(List.of("-jar", jar.toString()));
    Path log = jar.resolveSibling("worker.log");
    return java(command, Redirect.to(log.toFile()), arguments);
  }

  private static WorkerProcess java(List<String> flags, Redirect err, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(flags);
    command.addAll(List.of(arguments));
    return new WorkerProcess(new ProcessBuilder(command).redirectError(err).start(), err);
  }

  /** Sends SIGTERM; Process.destroy would close what is still to be read as well. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for the end and gives what was printed. */
  Map<String, Long> results() throws IOException, InterruptedException {
    Map<String, Long> results = new HashMap<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        String[] parts = line.split("=", 2);
        if (parts.length == 2) {
          results.put(parts[0], Long.parseLong(parts[1].trim()));
        }
      }
    }
    int status = process.waitFor();
    if (status != 0) {
      String log = err.file() == null ? "" : ":\n" + Files.readString(err.file().toPath());
      throw new IllegalStateException("the worker process ended with status " + status + log);
    }
    return results;
  }
}
