package dev.etlsdk.kernels.function.search;

import dev.etlsdk.udf.Udf;

/**
 * {@code REPLACE(value VARCHAR, wanted VARCHAR, replacement VARCHAR) VARCHAR}: the text with every
 * occurrence of {@code wanted} replaced. An empty {@code wanted} occurs nowhere.
 *
 * <p>{@code SELECT REPLACE('abcabc', 'bc', 'X') => 'aXaX'}
 */
public final class Replace {

  private Replace() {}

  /** The text with another replaced. */
  @Udf(value = "REPLACE", returnsNull = false)
  public static String replace(String value, String wanted, String replacement) {
    return wanted.isEmpty() ? value : value.replace(wanted, replacement);
  }
}
