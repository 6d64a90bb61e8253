package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.runtime.internal.capture.CapturedLetter;

/** Letters as they are exported. */
final class CapturedLetters {

  private CapturedLetters() {}

  /**
   * A letter.
   *
   * @param source the stream of the source that gave its record
   * @param record as it enters again
   */
  static CapturedLetter of(StoredLetter letter, String source, KeptRecord record) {
    return new CapturedLetter(
        source,
        record,
        letter.code(),
        letter.message(),
        letter.column(),
        letter.stream(),
        letter.stage(),
        letter.time());
  }
}
