package dev.etlsdk.api.sink;

import java.time.Instant;

/** Writes records that wait until they are tried again. */
public interface RetryWriter extends DeadLetterWriter {

  /**
   * Writes a source record that is to be tried again. May return before it has arrived.
   *
   * @param letter the record and why it failed
   * @param since when it failed first
   * @param notBefore when its time has come
   */
  void write(DeadLetter letter, Instant since, Instant notBefore);
}
