package dev.etlsdk.kernels.function.search;

import dev.etlsdk.udf.Udf;

/**
 * {@code STRPOS(value, wanted) INTEGER}, both VARCHAR or BINARY: the same as {@code POSITION(wanted
 * IN value)}.
 *
 * <p>{@code SELECT STRPOS('hello', 'l') => 3}
 */
public final class Strpos {

  private Strpos() {}

  /** Where a text first occurs in another. */
  @Udf("STRPOS")
  public static int strpos(String value, String wanted) {
    return Position.position(wanted, value);
  }

  /** Where bytes first occur in others. */
  @Udf("STRPOS")
  public static int strpos(byte[] value, byte[] wanted) {
    return Position.position(wanted, value);
  }
}
