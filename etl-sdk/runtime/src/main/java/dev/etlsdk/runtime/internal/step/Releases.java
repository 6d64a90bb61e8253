package dev.etlsdk.runtime.internal.step;

import org.jspecify.annotations.Nullable;

/** Releases things one after another, and keeps the first failure. */
final class Releases {

  private @Nullable Exception failure;

  void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception thrown) {
      add(thrown);
    }
  }

  void add(@Nullable Exception thrown) {
    Exception first = failure;
    if (first == null) {
      failure = thrown;
    } else if (thrown != null && thrown != first) {
      first.addSuppressed(thrown);
    }
  }

  /** The first failure, with the others suppressed in it; null if there was none. */
  @Nullable Exception failure() {
    return failure;
  }
}
