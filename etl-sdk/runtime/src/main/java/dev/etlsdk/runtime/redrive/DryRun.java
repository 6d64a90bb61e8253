package dev.etlsdk.runtime.redrive;

import java.util.List;
import java.util.Set;

/**
 * What would become of letters if they were sent again now.
 *
 * @param passed how many would pass
 * @param failing those that would fail, by code, stream and stage, the most first
 * @param untried those that can't be sent, and why
 * @param unchecked sinks that don't tell before they write whether they can
 */
public record DryRun(
    long passed, List<LetterGroup> failing, List<LetterGroup> untried, Set<String> unchecked) {

  /** Copies what could change. */
  public DryRun {
    failing = List.copyOf(failing);
    untried = List.copyOf(untried);
    unchecked = Set.copyOf(unchecked);
  }

  /** How many would fail. */
  public long failed() {
    return failing.stream().mapToLong(LetterGroup::letters).sum();
  }

  /** How many there are. */
  public long letters() {
    return passed + failed() + untried.stream().mapToLong(LetterGroup::letters).sum();
  }

  /** For people: {@code 412 of 430 now pass}, and why the others don't. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(passed + " of " + letters() + " now pass");
    failing.forEach(group -> text.append("\n  fail    ").append(group));
    untried.forEach(group -> text.append("\n  stay    ").append(group));
    if (!unchecked.isEmpty()) {
      text.append("\n  not checked, as these sinks tell only when they write: ").append(unchecked);
    }
    return text.toString();
  }
}
