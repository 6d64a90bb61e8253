package dev.etlsdk.api.sink;

/** What a sink can do beyond writing; contract suites test what is claimed. */
public enum SinkCapability {
  /** Output becomes visible only by a commit, all of it or nothing; an abort discards it. */
  TRANSACTIONAL,
  /**
   * A commit makes the source's positions durable in one step with the output, and {@link
   * SinkWriter#committed} reads them.
   */
  COMMITS_POSITIONS,
  /** Tombstones can be written. */
  TOMBSTONES
}
