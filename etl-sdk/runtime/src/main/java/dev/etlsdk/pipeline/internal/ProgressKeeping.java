package dev.etlsdk.pipeline.internal;

/** Who keeps how far sources have been read. */
public enum ProgressKeeping {
  /** Sources are told what is written: at least once. */
  ACKNOWLEDGED,
  /** Sinks keep positions with their output: exactly once. */
  POSITIONS_WITH_OUTPUT,
  /** Sinks commit with their output what the sources keep: exactly once. */
  PROGRESS_WITH_OUTPUT
}
