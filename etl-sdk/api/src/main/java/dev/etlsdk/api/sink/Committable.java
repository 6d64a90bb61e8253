package dev.etlsdk.api.sink;

import java.util.Arrays;

/**
 * What a writer needs to commit. Serialisable by nature.
 *
 * @param payload understood by the sink that made it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written out below
public record Committable(byte[] payload) {

  private static final Committable EMPTY = new Committable(new byte[0]);

  /** For sinks that need nothing. */
  public static Committable empty() {
    return EMPTY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Committable that && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "Committable[" + payload.length + " bytes]";
  }
}
