package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong, to be told at once. Not thread-safe. */
final class Mistakes {

  private final List<EtlException> found = new ArrayList<>();
  private final List<EtlException> warnings = new ArrayList<>();

  /** Notes a mistake, or each of those that an exception stands for. */
  void add(EtlException mistake) {
    if (mistake.code() == EtlError.PIPELINE_0008 && mistake.getSuppressed().length > 0) {
      for (Throwable one : mistake.getSuppressed()) {
        if (one instanceof EtlException part) {
          add(part);
        }
      }
    } else if (!isKnownSecret(mistake)) {
      found.add(mistake);
    }
  }

  /** A secret that is missing is met again by whatever needs it. */
  private boolean isKnownSecret(EtlException mistake) {
    return mistake.code() == EtlError.CONFIG_0004
        && found.stream().anyMatch(other -> other.problem().equals(mistake.problem()));
  }

  /** Notes what may be meant as it is. */
  void warn(EtlException doubt) {
    warnings.add(doubt);
  }

  List<EtlException> warnings() {
    return List.copyOf(warnings);
  }

  /** The value; null, and a note, if there is none. */
  <T> @Nullable T collect(Supplier<T> value) {
    try {
      return value.get();
    } catch (EtlException mistake) {
      add(mistake);
      return null;
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<EtlException> all() {
    return List.copyOf(found);
  }

  void throwIfAny() {
    if (found.size() == 1) {
      throw found.get(0);
    }
    if (!found.isEmpty()) {
      StringBuilder text = new StringBuilder(found.size() + " problems:");
      found.forEach(mistake -> text.append("\n* ").append(mistake.getMessage()));
      EtlException several = EtlException.of(EtlError.PIPELINE_0008, text.toString()).build();
      found.forEach(several::addSuppressed);
      throw several;
    }
  }
}
