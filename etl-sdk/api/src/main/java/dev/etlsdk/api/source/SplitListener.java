package dev.etlsdk.api.source;

import java.util.List;
import java.util.Optional;

/**
 * Told by a reader about splits that the source gives and takes ({@link
 * Source.SplitAssignment#SOURCE}). Called on the thread that polls, within {@link
 * SourceReader#poll} or {@link SourceReader#close}.
 */
public interface SplitListener {

  /**
   * Where splits begin that are about to be this reader's, as far as a sink keeps positions with
   * its output; the reader asks before it begins them, and {@link SourceReader#start} has told less
   * if another reader had them meanwhile. Splits that are not named begin where the source's
   * progress store or its settings say.
   */
  default Position positions(List<Split> splits) {
    return Position.none();
  }

  /**
   * All splits as the source's enumerator found them when the execution began. A bounded source
   * whose ends are taken there asks this when it is started, so that every reader, those of later
   * attempts included, ends at the same places. Empty if nobody enumerated: then a reader finds its
   * ends by itself.
   */
  default Optional<List<Split>> discovered() {
    return Optional.empty();
  }

  /**
   * Whether the runtime wants the {@linkplain Position#notes() notes} of splits that are other
   * readers', too. A reader that can look at them does so every now and then, and gives them in the
   * ends of fetches.
   */
  default boolean wantsNotesOfOthers() {
    return false;
  }

  /**
   * Splits are now this reader's. Called with none when a reader learns for the first time what it
   * has, and that is nothing.
   */
  void assigned(List<Split> splits);

  /**
   * Splits are about to be another reader's. Returns when what was read of them is written and
   * acknowledged, or given up; the reader may be asked to {@link SourceReader#acknowledge} from
   * within.
   */
  void revoked(List<Split> splits);

  /**
   * Splits are another reader's already: what was read of them and isn't acknowledged will be read
   * again there.
   */
  void lost(List<Split> splits);
}
