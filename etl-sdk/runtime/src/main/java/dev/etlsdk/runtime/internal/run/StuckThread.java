package dev.etlsdk.runtime.internal.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of threads that don't end where they are. */
final class StuckThread {

  private static final String OWN = StuckThread.class.getPackageName() + ".";

  private StuckThread() {}

  /**
   * The names of threads that wait for nothing of this package, each with the innermost code that
   * isn't Java's own: the place that has to end. Poll threads that only wait for their task aren't
   * what holds it up.
   */
  static Stream<String> describe(Stream<Thread> threads) {
    return threads.flatMap(thread -> describe(thread).stream());
  }

  private static Optional<String> describe(Thread thread) {
    Optional<StackTraceElement> place =
        Arrays.stream(thread.getStackTrace())
            .filter(frame -> !frame.getClassName().startsWith("java."))
            .filter(frame -> !frame.getClassName().startsWith("jdk."))
            .findFirst();
    if (place.isEmpty()) {
      return Optional.of(thread.getName());
    }
    StackTraceElement at = place.get();
    return at.getClassName().startsWith(OWN)
        ? Optional.empty()
        : Optional.of(
            thread.getName()
                + " (in "
                + at.getClassName()
                + "."
                + at.getMethodName()
                + ", line "
                + at.getLineNumber()
                + ")");
  }
}
