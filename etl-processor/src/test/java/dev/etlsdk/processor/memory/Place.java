package dev.etlsdk.processor.memory;

import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A system outside, known by a name: topics that are read, and tables that are written. */
public final class Place {

  private static final Map<String, Place> ALL = new ConcurrentHashMap<>();

  private final InMemoryStore store = InMemoryStore.create();
  private final Map<String, List<Entry>> topics = new ConcurrentHashMap<>();

  private Place() {}

  /** The place of a name. */
  public static Place named(String name) {
    return ALL.computeIfAbsent(name, ignored -> new Place());
  }

  /** Adds records to a topic. */
  public Place put(String topic, String... records) {
    List<Entry> entries = topics.computeIfAbsent(topic, ignored -> new ArrayList<>());
    for (String record : records) {
      entries.add(Entry.of(topic, entries.size(), record));
    }
    return this;
  }

  /** The rows of a table. */
  public List<Row> rows(String table) {
    return store.rows(table);
  }

  /** The records and reasons of dead letters, each as {@code record: code of the reason}. */
  public List<String> letters(String table) {
    return store.letters(table).stream()
        .map(
            letter ->
                new String(letter.records().value(letter.ordinal()))
                    + ": "
                    + letter.error().code().id())
        .toList();
  }

  /** The dead letters, each with all that it says but its time. */
  public List<List<Object>> wholeLetters(String table) {
    return store.letters(table).stream()
        .map(
            letter ->
                Arrays.<Object>asList(
                    new String(letter.records().value(letter.ordinal())),
                    letter.stream(),
                    letter.stage(),
                    letter.error().code().id(),
                    letter.error().column(),
                    letter.error().message()))
        .toList();
  }

  /** Its tables. */
  public InMemoryStore store() {
    return store;
  }

  /** The records of a topic. */
  public Entry[] records(String topic) {
    return topics.getOrDefault(topic, List.of()).toArray(Entry[]::new);
  }
}
