package dev.etlsdk.api.sink;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import java.util.List;

/**
 * How far a task has come when it commits.
 *
 * @param position of all sources together, behind the last row written; split ids are those of the
 *     runtime
 * @param sources of each source whose reader offers to have its progress committed by a sink, and
 *     of which something was read since the last commit
 */
public record TaskProgress(Position position, List<OfSource> sources) {

  public TaskProgress {
    sources = List.copyOf(sources);
  }

  /** Of sources that offer nothing. */
  public static TaskProgress of(Position position) {
    return new TaskProgress(position, List.of());
  }

  /**
   * The progress of one source.
   *
   * @param keeper what the source's reader offers: {@link
   *     dev.etlsdk.api.source.SourceReader#progressKeeper}
   * @param position behind the last row written, with the source's own split ids
   */
  public record OfSource(ProgressKeeper keeper, Position position) {}
}
