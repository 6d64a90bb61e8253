package dev.etlsdk.worker.internal;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a worker runs.
 *
 * @param out takes answers and progress
 * @param err takes mistakes
 * @param environment its variables
 * @param terminal whether {@code out} is one
 * @param ownsProcess whether the process is the worker's, so that it may set up the log
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal,
    boolean ownsProcess) {

  Surroundings {
    environment = Map.copyOf(environment);
  }
}
