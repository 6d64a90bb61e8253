package dev.etlsdk.runtime.redrive;

import java.util.List;

/**
 * What was sent again.
 *
 * @param sent how many letters were sent, and are done with
 * @param kept those that stay as they were, and why
 */
public record SentLetters(long sent, List<LetterGroup> kept) {

  /** Copies what could change. */
  public SentLetters {
    kept = List.copyOf(kept);
  }

  /** For people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(sent + " sent");
    kept.forEach(group -> text.append("\n  stay    ").append(group));
    return text.toString();
  }
}
