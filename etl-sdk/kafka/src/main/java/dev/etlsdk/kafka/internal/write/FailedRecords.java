package dev.etlsdk.kafka.internal.write;

/** What becomes of records that failed, in the words of messages. */
public enum FailedRecords {
  /** They are kept with the reason. */
  DEAD_LETTERS("the dead letter of ", "dead-letter topic", "dead-letters"),

  /** They wait to be tried again. */
  WAITING("to wait, the record ", "retry topic", "retry-topic");

  private final String what;
  private final String place;
  private final String prefix;

  FailedRecords(String what, String place, String prefix) {
    this.what = what;
    this.place = place;
    this.prefix = prefix;
  }

  /** What stands before the place of a record that is written. */
  String what() {
    return what;
  }

  /** The topic's part. */
  String place() {
    return place;
  }

  /** What the keys of a configuration begin with. */
  String prefix() {
    return prefix;
  }
}
