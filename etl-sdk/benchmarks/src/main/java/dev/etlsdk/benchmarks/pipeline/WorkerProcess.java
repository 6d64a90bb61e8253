package dev.etlsdk.benchmarks.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own, with this one's class path, whose main method prints {@code key=value} lines.
 */
final class WorkerProcess {

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(Class<?> main, List<String> jvmFlags, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new WorkerProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
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
      throw new IllegalStateException("the worker process ended with status " + status);
    }
    return results;
  }
}
