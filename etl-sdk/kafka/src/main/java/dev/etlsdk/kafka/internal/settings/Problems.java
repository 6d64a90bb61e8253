package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with the settings of a builder, so that all of it is reported at once. Not
 * thread-safe.
 */
public final class Problems {

  private final String subject;
  private final List<EtlException> found = new ArrayList<>();

  /**
   * Nothing is wrong yet.
   *
   * @param subject what is being built, for the message: {@code Kafka source of topic 'orders'}
   */
  public Problems(String subject) {
    this.subject = subject;
  }

  /** Notes one thing that is wrong, and what to do about it. */
  public void add(ErrorCode code, String problem, String fix) {
    found.add(EtlException.of(code, problem).fix(fix).build());
  }

  /**
   * Throws what was found.
   *
   * @throws EtlException under the code of the first problem, with all of them in its message
   */
  public void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    EtlException first = found.get(0);
    if (found.size() == 1) {
      throw EtlException.of(first.code(), subject + ": " + first.problem())
          .fix(first.fix())
          .build();
    }
    StringBuilder text =
        new StringBuilder(subject).append(": ").append(found.size()).append(" settings are wrong:");
    for (EtlException problem : found) {
      text.append("\n  ").append(problem.code().id()).append(": ").append(problem.problem());
      text.append("\n    -> ").append(problem.fix());
    }
    throw EtlException.of(first.code(), text.toString())
        .fix("correct all of them; each line above says how")
        .build();
  }
}
