package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Collects which stages left memory unreleased. Not thread-safe. */
public final class Leaks {

  private final String pipeline;
  private final List<String> found = new ArrayList<>();
  private @Nullable String firstStage;

  /** Starts with none. */
  public Leaks(String pipeline) {
    this.pipeline = pipeline;
  }

  void closing(BufferAllocator allocator, String stage) {
    long left = allocator.getAllocatedMemory();
    if (left > 0) {
      found.add("'" + stage + "' " + left + " bytes");
      firstStage = firstStage == null ? stage : firstStage;
    }
    closeQuietly(allocator);
  }

  /** Closes an allocator whose leak, if it has one, is reported by stage. */
  static void closeQuietly(BufferAllocator allocator) {
    try {
      allocator.close();
    } catch (IllegalStateException e) {
      // Arrow's "Memory was leaked" names no stage; ours does.
    }
  }

  /** The error that names the stages, or null if nothing leaked. */
  public @Nullable EtlException error() {
    if (found.isEmpty()) {
      return null;
    }
    return EtlException.of(
            EtlError.RUN_0006, "memory was not released by " + String.join(", ", found))
        .at(dev.etlsdk.api.error.ErrorLocation.NONE.within(pipeline, firstStage))
        .fix(
            "a transform or function of yours has to close the vectors it opens; if the stage has"
                + " no code of yours, please report it")
        .build();
  }
}
