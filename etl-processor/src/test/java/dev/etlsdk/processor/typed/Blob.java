package dev.etlsdk.processor.typed;

import dev.etlsdk.api.annotation.Row;
import java.util.Arrays;

/** Bytes, which are equal if they are the same. */
@Row
public record Blob(byte[] bytes) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
