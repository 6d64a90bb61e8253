package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.runtime.internal.rehearsal.Rehearsal;
import dev.etlsdk.runtime.redrive.DryRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Tries letters, some at a time. Used by one thread. */
final class LetterTrial {

  private static final int MOST_LETTERS = 500;
  private static final long MOST_BYTES = 4L << 20;

  private final LetterRoutes routes;
  private final Rehearsal rehearsal;
  private final List<Pending> pending = new ArrayList<>();
  private final LetterGroups failing = new LetterGroups();
  private final LetterGroups untried = new LetterGroups();
  private long pendingBytes;
  private long passed;

  LetterTrial(LetterRoutes routes, Rehearsal rehearsal) {
    this.routes = routes;
    this.rehearsal = rehearsal;
  }

  void add(StoredLetter letter) {
    Route route = routes.of(letter);
    if (!route.goes()) {
      untried.add(letter, route.obstacle(), route.obstacle());
      return;
    }
    pending.add(new Pending(letter, route));
    pendingBytes += route.record().bytes();
    if (pending.size() >= MOST_LETTERS || pendingBytes >= MOST_BYTES) {
      tryPending();
    }
  }

  DryRun result() {
    tryPending();
    Set<String> unchecked = rehearsal.unchecked();
    return new DryRun(passed, failing.all(), untried.all(), unchecked);
  }

  private void tryPending() {
    TreeMap<Integer, List<Pending>> bySource = new TreeMap<>();
    for (Pending each : pending) {
      bySource.computeIfAbsent(each.route.source(), source -> new ArrayList<>()).add(each);
    }
    bySource.forEach(this::tryLetters);
    pending.clear();
    pendingBytes = 0;
  }

  private void tryLetters(int source, List<Pending> letters) {
    List<KeptRecord> records = letters.stream().map(each -> each.route.record()).toList();
    // Of a letter that fails at several places, the first counts.
    TreeMap<Integer, DeadLetter> failures = new TreeMap<>();
    rehearsal
        .failures(source, records)
        .forEach(failure -> failures.putIfAbsent(failure.ordinal(), failure));
    failures.forEach((ordinal, failure) -> fails(letters.get(ordinal).letter, failure));
    passed += letters.size() - failures.size();
  }

  private void fails(StoredLetter letter, DeadLetter failure) {
    String where =
        failure.error().code().id()
            + " in stream '"
            + failure.stream()
            + "' ("
            + failure.stage()
            + ")";
    failing.add(letter, where, where + ": " + failure.error().message());
  }

  private record Pending(StoredLetter letter, Route route) {}
}
