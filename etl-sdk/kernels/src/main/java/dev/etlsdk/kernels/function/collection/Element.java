package dev.etlsdk.kernels.function.collection;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ELEMENT(value ARRAY)}: the one element of an array; NULL if it is empty. More than one
 * fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT ELEMENT(ARRAY[7]) => 7}
 */
public final class Element {

  private Element() {}

  /** The one element. */
  @Udf("ELEMENT")
  public static @Nullable Object element(List<?> value) {
    if (value.size() > 1) {
      throw RowFailure.argument(
          "ELEMENT of an array with " + value.size() + " elements; it takes one with at most one");
    }
    return value.isEmpty() ? null : value.get(0);
  }
}
