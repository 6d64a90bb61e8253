package dev.etlsdk.kafka;

/**
 * What a source does when the offset it should read next no longer exists, because the topic
 * deleted its records before they were read or was made anew.
 */
public enum LostOffsets {
  /** The pipeline stops with {@code ETL-KAFKA-0004}, which holds the size of the gap. */
  FAIL,
  /**
   * Reading goes on at the first offset that is there. The offsets in between are counted in {@link
   * dev.etlsdk.api.source.SourceReader#acceptedLoss()} and logged as a warning.
   */
  ACCEPT
}
