package dev.etlsdk.kernels.function.collection;

import dev.etlsdk.udf.Udf;
import java.util.List;
import java.util.Map;

/**
 * {@code value IS [NOT] EMPTY}, of an ARRAY or MAP: whether it has no elements.
 *
 * <p>{@code SELECT ARRAY[1] IS EMPTY => false}
 */
public final class IsEmpty {

  private IsEmpty() {}

  /** Whether an array has no elements. */
  @Udf("IS EMPTY")
  public static boolean isEmpty(List<?> value) {
    return value.isEmpty();
  }

  /** Whether a map has no keys. */
  @Udf("IS EMPTY")
  public static boolean isEmpty(Map<?, ?> value) {
    return value.isEmpty();
  }

  /** Whether an array has elements. */
  @Udf("IS NOT EMPTY")
  public static boolean isNotEmpty(List<?> value) {
    return !value.isEmpty();
  }

  /** Whether a map has keys. */
  @Udf("IS NOT EMPTY")
  public static boolean isNotEmpty(Map<?, ?> value) {
    return !value.isEmpty();
  }
}
