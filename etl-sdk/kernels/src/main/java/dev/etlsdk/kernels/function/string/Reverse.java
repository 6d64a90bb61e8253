package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code REVERSE(value VARCHAR) VARCHAR}: the characters in reverse order.
 *
 * <p>{@code SELECT REVERSE('añ😀') => '😀ña'}
 */
public final class Reverse {

  private Reverse() {}

  /** The text in reverse. */
  @Udf(value = "REVERSE", returnsNull = false)
  public static String reverse(String value) {
    return new StringBuilder(value).reverse().toString();
  }
}
