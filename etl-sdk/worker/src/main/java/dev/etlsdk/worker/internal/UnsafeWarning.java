package dev.etlsdk.worker.internal;

import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what to do about the four lines that JDK 24 and newer write to standard error when Arrow
 * first uses {@code sun.misc.Unsafe}: no manifest of a jar can say that it may.
 */
final class UnsafeWarning {

  private static final Logger LOG = LoggerFactory.getLogger(UnsafeWarning.class);
  private static final int FIRST_JDK = 24;
  private static final String FLAG = "--sun-misc-unsafe-memory-access";

  private UnsafeWarning() {}

  /** Writes a line into the log where the JVM warns. */
  static void explain() {
    if (Runtime.version().feature() >= FIRST_JDK && !isAnswered()) {
      LOG.info(
          "this JVM warns of sun.misc.Unsafe, by which Apache Arrow reaches memory; say that it may"
              + " in the environment: JDK_JAVA_OPTIONS={}=allow",
          FLAG);
    }
  }

  private static boolean isAnswered() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.startsWith(FLAG));
  }
}
