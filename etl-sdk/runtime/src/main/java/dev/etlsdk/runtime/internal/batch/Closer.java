package dev.etlsdk.runtime.internal.batch;

import org.jspecify.annotations.Nullable;

/** Closes things one after another, all of them, and keeps the first failure. */
final class Closer {

  private @Nullable Exception failure;

  void close(@Nullable AutoCloseable resource) {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Exception e) {
      if (failure == null) {
        failure = e;
      } else if (failure != e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** The first failure, with the others suppressed in it; null if there was none. */
  @Nullable Exception failure() {
    return failure;
  }
}
