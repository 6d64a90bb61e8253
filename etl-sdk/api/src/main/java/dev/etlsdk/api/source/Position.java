package dev.etlsdk.api.source;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far splits have been read: for each split id a text that only its source understands, such as
 * the next offset. Immutable and serialisable by nature; holds no secrets.
 */
public record Position(Map<String, String> bySplit) {

  private static final Position NONE = new Position(Map.of());

  public Position {
    bySplit = Map.copyOf(bySplit);
  }

  /** No split has been read. */
  public static Position none() {
    return NONE;
  }

  /** One split's position. */
  public static Position of(String splitId, String position) {
    return new Position(Map.of(splitId, position));
  }

  /** A split's position, if it is known. */
  public Optional<String> of(String splitId) {
    return Optional.ofNullable(bySplit.get(splitId));
  }

  /** Whether no split has a position. */
  public boolean isEmpty() {
    return bySplit.isEmpty();
  }

  /** These positions, overridden by later ones. */
  public Position plus(Position later) {
    if (bySplit.isEmpty()) {
      return later;
    }
    Map<String, String> merged = new TreeMap<>(bySplit);
    merged.putAll(later.bySplit);
    return new Position(merged);
  }

  /** These positions without some splits. */
  public Position without(Iterable<String> splitIds) {
    Map<String, String> rest = new TreeMap<>(bySplit);
    splitIds.forEach(rest::remove);
    return new Position(rest);
  }

  @Override
  public String toString() {
    return new TreeMap<>(bySplit).toString();
  }
}
