package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.Udf;
import org.jspecify.annotations.Nullable;

/**
 * {@code CONCAT(value VARCHAR, …) VARCHAR}: the texts one after the other; NULL counts as empty.
 *
 * <p>{@code SELECT CONCAT('a', NULL, 'b') => 'ab'}
 */
public final class Concat {

  private Concat() {}

  /** The texts one after the other. */
  @Udf(value = "CONCAT", returnsNull = false)
  public static String concat(@AcceptsNull @Nullable String... values) {
    StringBuilder result = new StringBuilder();
    for (String value : values) {
      if (value != null) {
        result.append(value);
      }
    }
    return result.toString();
  }
}
