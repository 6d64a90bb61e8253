package dev.etlsdk.runtime;

import dev.etlsdk.api.error.EtlException;
import java.util.Objects;

/**
 * Something that {@link LocalRunner#audit} found.
 *
 * @param severity whether the pipeline can run in spite of it
 * @param problem what it is, where, and what to do
 */
public record Finding(Severity severity, EtlException problem) {

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(problem, "problem");
  }

  /** Whether the pipeline can run. */
  public enum Severity {
    /** It can't, or must not. */
    ERROR,
    /** It can, but probably not as it was meant. */
    WARNING
  }
}
