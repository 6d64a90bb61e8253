package dev.etlsdk.kernels.stage;

import org.apache.arrow.memory.OutOfMemoryException;

/** Tells what fails a row, or an instance of a function, from what has to end the task. */
final class Failures {

  private Failures() {}

  /**
   * Returns if what was thrown is the failure of a row; otherwise throws it: the JVM is at its end,
   * or the memory of the task.
   */
  static void requireOfRow(Throwable failure) {
    requireOfUser(failure);
    if (failure instanceof OutOfMemoryException memory) {
      throw memory;
    }
  }

  /**
   * Returns if what was thrown tells of the code that threw it; otherwise throws it. An interrupt
   * stays one.
   */
  static void requireOfUser(Throwable failure) {
    if (failure instanceof Error error && isOfJvm(error)) {
      throw error;
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** An endless recursion is the function's own. */
  private static boolean isOfJvm(Error error) {
    return error instanceof VirtualMachineError && !(error instanceof StackOverflowError)
        || error.getClass().getName().equals("java.lang.ThreadDeath");
  }

  static String describe(Throwable e) {
    return e.getClass().getName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
