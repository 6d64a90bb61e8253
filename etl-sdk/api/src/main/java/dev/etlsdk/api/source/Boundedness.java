package dev.etlsdk.api.source;

/** Whether a source ends. */
public enum Boundedness {
  /** The reader finishes by itself, for instance at the offsets that a topic had at the start. */
  BOUNDED,
  /** The reader goes on until it is stopped. */
  UNBOUNDED
}
