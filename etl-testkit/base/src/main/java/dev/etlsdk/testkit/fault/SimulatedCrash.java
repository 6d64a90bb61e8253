package dev.etlsdk.testkit.fault;

/**
 * The end of a process at a chosen step. An {@code Error}, so that nobody takes it for a failure to
 * be handled.
 */
public final class SimulatedCrash extends Error {

  private static final long serialVersionUID = 1L;

  SimulatedCrash(String message) {
    super(message, null, false, false);
  }
}
