package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.runtime.redrive.LetterGroup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts letters by their reasons. */
final class LetterGroups {

  private final Map<String, Group> groups = new LinkedHashMap<>();

  /**
   * Adds a letter.
   *
   * @param kind what counts as the same reason
   * @param reason for people; the first one of a kind is kept
   */
  void add(StoredLetter letter, String kind, String reason) {
    groups.computeIfAbsent(kind, first -> new Group(reason, letter.place())).count++;
  }

  /** The most letters first. */
  List<LetterGroup> all() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong((Group group) -> group.count).reversed())
        .map(group -> new LetterGroup(group.count, group.reason, group.example))
        .toList();
  }

  private static final class Group {
    private final String reason;
    private final String example;
    private long count;

    Group(String reason, String example) {
      this.reason = reason;
      this.example = example;
    }
  }
}
