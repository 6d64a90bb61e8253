package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kernels.Mem;
import java.nio.Buffer;
import org.apache.arrow.memory.BufferAllocator;

/** Checks that this JVM lets Arrow reach memory outside the heap, before Arrow tries. */
public final class ArrowAccess {

  private static final String PACKAGE = "java.nio";

  private ArrowAccess() {}

  /**
   * Passes if Arrow may work in this JVM.
   *
   * @throws EtlException {@link EtlError#RUN_0005} with the flag to add
   */
  public static void require() {
    requireOpened(BufferAllocator.class.getModule());
    requireUnsafe();
  }

  /** Asked before Arrow's own start, which prints a trace and names the other flag. */
  private static void requireUnsafe() {
    if (!Mem.isAllowed()) {
      throw EtlException.of(
              EtlError.RUN_0005,
              "Apache Arrow reads and writes memory by sun.misc.Unsafe, which this JVM refuses")
          .fix("start java with --sun-misc-unsafe-memory-access=allow")
          .build();
    }
  }

  static void requireOpened(Module arrow) {
    if (Buffer.class.getModule().isOpen(PACKAGE, arrow)) {
      return;
    }
    String flag =
        "--add-opens=java.base/java.nio=" + (arrow.isNamed() ? arrow.getName() : "ALL-UNNAMED");
    throw EtlException.of(
            EtlError.RUN_0005,
            "Apache Arrow reads and writes memory outside the heap, which this JVM doesn't allow")
        .fix(
            "start java with "
                + flag
                + " (before the class name; in Maven's surefire as argLine, in a runnable jar as"
                + " the manifest entry 'Add-Opens: java.base/java.nio')")
        .build();
  }
}
