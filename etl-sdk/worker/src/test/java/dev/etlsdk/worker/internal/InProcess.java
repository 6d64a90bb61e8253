package dev.etlsdk.worker.internal;

import dev.etlsdk.worker.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A worker whose output is kept. */
final class InProcess {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final WorkerRun run;

  InProcess(Program program, Map<String, String> environment) {
    run =
        new WorkerRun(
            program,
            new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false,
                false));
  }

  ExitCode run(String... args) {
    return run.run(args);
  }

  void stop() {
    run.stop();
  }

  /** Whether the pipeline was started. */
  boolean started() {
    return run.isRunning();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
