package dev.etlsdk.testkit.fault;

/**
 * The calls of a source's and a sink's SPI that have an effect, or after which one may be missed.
 */
public enum Step {
  /** An enumerator has told its splits. */
  DISCOVER,
  /** A reader is open. */
  OPEN_READER,
  /** A reader has been started. */
  START,
  /** A reader has been given splits. */
  ASSIGN,
  /** A poll has given rows; polls without rows don't count. */
  POLL,
  /** A reader has been told what is safe. */
  ACKNOWLEDGE,
  /** A writer is open. */
  OPEN_WRITER,
  /** A batch is staged. */
  STAGE,
  /** A batch is written. */
  WRITE,
  /** Output is prepared. */
  PREPARE,
  /** Whoever runs source and sink has stored a committable and a position by itself. */
  CHECKPOINT,
  /** Output is committed. */
  COMMIT,
  /** Output is given up. */
  ABORT
}
