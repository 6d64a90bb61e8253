package dev.etlsdk.kafka.internal.letters;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A set of offsets, as ranges. Its text is theirs: {@code 5-17,19}. Not thread-safe. */
public final class OffsetRanges {

  private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

  /** No offsets. */
  public OffsetRanges() {}

  /**
   * The offsets of a text.
   *
   * @throws IllegalArgumentException if it isn't of the form
   */
  public static OffsetRanges parse(String text) {
    OffsetRanges ranges = new OffsetRanges();
    for (String range : text.split(",", -1)) {
      int dash = range.indexOf('-');
      long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
      long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
      if (last < first) {
        throw new IllegalArgumentException("a range that ends before it begins: " + range);
      }
      ranges.add(first, last);
    }
    return ranges;
  }

  /** Adds an offset. */
  public void add(long offset) {
    add(offset, offset);
  }

  /** Adds all offsets of another set. */
  public void addAll(OffsetRanges others) {
    others.lastByFirst.forEach(this::add);
  }

  private void add(long first, long last) {
    long from = first;
    long to = last;
    Map.Entry<Long, Long> touching = lastByFirst.floorEntry(to + 1);
    while (touching != null && touching.getValue() >= from - 1) {
      from = Math.min(from, touching.getKey());
      to = Math.max(to, touching.getValue());
      lastByFirst.remove(touching.getKey());
      touching = lastByFirst.floorEntry(to + 1);
    }
    lastByFirst.put(from, to);
  }

  /** Whether an offset is among them. */
  public boolean contains(long offset) {
    Map.Entry<Long, Long> range = lastByFirst.floorEntry(offset);
    return range != null && range.getValue() >= offset;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return lastByFirst.isEmpty();
  }

  @Override
  public String toString() {
    return lastByFirst.entrySet().stream()
        .map(
            range ->
                range.getKey().equals(range.getValue())
                    ? range.getKey().toString()
                    : range.getKey() + "-" + range.getValue())
        .collect(Collectors.joining(","));
  }
}
