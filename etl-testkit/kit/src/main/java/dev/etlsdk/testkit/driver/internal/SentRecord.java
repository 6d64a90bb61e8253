package dev.etlsdk.testkit.driver.internal;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record on its way to a topic. Its arrays are its sender's, which leaves them unchanged. */
final class SentRecord {

  private final @Nullable Long timestamp;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final Header[] headers;

  /**
   * A record.
   *
   * @param timestamp its creation time, or null for now
   */
  SentRecord(
      @Nullable Long timestamp, byte @Nullable [] key, byte @Nullable [] value, Header[] headers) {
    this.timestamp = timestamp;
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  @Nullable Long timestamp() {
    return timestamp;
  }

  byte @Nullable [] key() {
    return key;
  }

  byte @Nullable [] value() {
    return value;
  }

  Header[] headers() {
    return headers;
  }

  int keySize() {
    return key == null ? -1 : key.length;
  }

  int valueSize() {
    return value == null ? -1 : value.length;
  }
}
