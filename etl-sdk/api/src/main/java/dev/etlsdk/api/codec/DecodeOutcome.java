package dev.etlsdk.api.codec;

import dev.etlsdk.api.error.RowErrors;
import java.util.BitSet;

/** What isn't a plain row after decoding a batch. Not thread-safe. */
public final class DecodeOutcome {

  private final RowErrors errors = new RowErrors();
  private final BitSet skipped = new BitSet();
  private final BitSet tombstones = new BitSet();

  /** The rows that could not be decoded. */
  public RowErrors errors() {
    return errors;
  }

  /** The rows that the codec's settings leave out; they are counted. */
  public BitSet skipped() {
    return skipped;
  }

  /** The rows that are tombstones to be passed on to the sinks. */
  public BitSet tombstones() {
    return tombstones;
  }

  /** Whether every record became a row. */
  public boolean allRows() {
    return errors.isEmpty() && skipped.isEmpty() && tombstones.isEmpty();
  }

  /** Forgets everything, for the next batch. */
  public void clear() {
    errors.clear();
    skipped.clear();
    tombstones.clear();
  }
}
