package dev.etlsdk.kernels.function.search;

import dev.etlsdk.udf.Udf;
import java.util.Arrays;

/**
 * {@code STARTS_WITH(value, prefix) BOOLEAN}, both VARCHAR or BINARY: whether the value begins with
 * the other.
 *
 * <p>{@code SELECT STARTS_WITH('alphabet', 'alph') => true}
 */
public final class StartsWith {

  private StartsWith() {}

  /** Whether a text begins with another. */
  @Udf("STARTS_WITH")
  public static boolean startsWith(String value, String prefix) {
    return value.startsWith(prefix);
  }

  /** Whether bytes begin with others. */
  @Udf("STARTS_WITH")
  public static boolean startsWith(byte[] value, byte[] prefix) {
    return value.length >= prefix.length
        && Arrays.equals(value, 0, prefix.length, prefix, 0, prefix.length);
  }
}
