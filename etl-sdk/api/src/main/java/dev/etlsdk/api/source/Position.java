package dev.etlsdk.api.source;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far splits have been read: for each split id a text that only its source understands, such as
 * the next offset. Immutable and serialisable by nature; holds no secrets.
 *
 * <p>The runtime has notes kept with it, short texts of its own such as what it has counted.
 * Whoever keeps a position keeps the notes as well: a sink gives them back with what is committed,
 * and a source's reader in the end of each fetch.
 *
 * @param bySplit where each split is
 * @param notes by split; of some splits
 */
public record Position(Map<String, String> bySplit, Map<String, String> notes) {

  private static final Position NONE = new Position(Map.of());

  public Position {
    bySplit = Map.copyOf(bySplit);
    notes = Map.copyOf(notes);
  }

  /** Positions without notes. */
  public Position(Map<String, String> bySplit) {
    this(bySplit, Map.of());
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

  /** The same positions with these notes in place of those they have. */
  public Position withNotes(Map<String, String> newNotes) {
    return newNotes.equals(notes) ? this : new Position(bySplit, newNotes);
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
    Map<String, String> mergedNotes = new TreeMap<>(notes);
    mergedNotes.putAll(later.notes);
    return new Position(merged, mergedNotes);
  }

  /** These positions without some splits. */
  public Position without(Iterable<String> splitIds) {
    Map<String, String> rest = new TreeMap<>(bySplit);
    splitIds.forEach(rest::remove);
    Map<String, String> restNotes = new TreeMap<>(notes);
    splitIds.forEach(restNotes::remove);
    return new Position(rest, restNotes);
  }

  @Override
  public String toString() {
    return new TreeMap<>(bySplit).toString();
  }
}
