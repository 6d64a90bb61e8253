package dev.etlsdk.api.sink;

/**
 * What a sink can do beyond writing, for a pipeline that is to deliver exactly once ({@link
 * SinkContext#guarantee}); contract suites test what is claimed.
 */
public enum SinkCapability {
  /** Output becomes visible only by a commit, all of it or nothing; an abort discards it. */
  TRANSACTIONAL,
  /**
   * A commit makes the source's positions durable in one step with the output, and {@link
   * SinkWriter#committed} reads them.
   */
  COMMITS_POSITIONS,
  /**
   * A commit makes the progress of sources durable where these keep it themselves, in one step with
   * the output: of sources that name the sink's {@link Sink#progressGroup}. Reading then begins
   * where the source says.
   */
  COMMITS_PROGRESS,
  /**
   * What a writer has prepared outlives it, also in a crash: a later writer of the same pipeline,
   * worker and task can {@link SinkWriter#commit} it, and drops what it doesn't commit by {@link
   * SinkWriter#abort}. With it a runner that keeps committables and positions in a checkpoint of
   * its own delivers exactly once.
   */
  TWO_PHASE,
  /** Tombstones can be written. */
  TOMBSTONES
}
