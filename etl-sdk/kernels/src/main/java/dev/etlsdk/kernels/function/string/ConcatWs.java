package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.Udf;
import org.jspecify.annotations.Nullable;

/**
 * {@code CONCAT_WS(separator VARCHAR, value VARCHAR, …) VARCHAR}: the texts that aren't NULL with
 * the separator between them; NULL if the separator is.
 *
 * <p>{@code SELECT CONCAT_WS(',', 'a', NULL, 'b') => 'a,b'}
 */
public final class ConcatWs {

  private ConcatWs() {}

  /** The texts with a separator between them. */
  @Udf(value = "CONCAT_WS", returnsNull = false)
  public static String concatWs(String separator, @AcceptsNull @Nullable String... values) {
    StringBuilder result = new StringBuilder();
    boolean first = true;
    for (String value : values) {
      if (value != null) {
        result.append(first ? "" : separator).append(value);
        first = false;
      }
    }
    return result.toString();
  }
}
