package dev.etlsdk.pipeline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values by key, each with where it was said. Immutable and thread-safe. Values may be secrets:
 * {@code toString} holds the keys only.
 */
public final class PipelineConfig {

  private static final PipelineConfig EMPTY = new PipelineConfig(Map.of());

  private final Map<String, Entry> entries;

  private PipelineConfig(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * A value.
   *
   * @param value as written
   * @param origin where it was said, for messages: {@code worker.properties}, {@code the
   *     environment}
   */
  private record Entry(String value, String origin) {}

  /** Nothing is said. */
  public static PipelineConfig empty() {
    return EMPTY;
  }

  /** Values said in code. */
  public static PipelineConfig of(Map<String, String> values) {
    return EMPTY.with(values, "code");
  }

  /**
   * This configuration, overridden by other values.
   *
   * @param origin where they were said, for messages
   */
  public PipelineConfig with(Map<String, String> values, String origin) {
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    values.forEach((key, value) -> merged.put(key, new Entry(value, origin)));
    return new PipelineConfig(Map.copyOf(merged));
  }

  /** The keys that are said. */
  public Set<String> keys() {
    return entries.keySet();
  }

  /** The value of a key. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** Where the value of a key was said, for messages; empty if it wasn't. */
  public String origin(String key) {
    Entry entry = entries.get(key);
    return entry == null ? "" : entry.origin();
  }

  @Override
  public String toString() {
    return "PipelineConfig" + entries.keySet();
  }
}
