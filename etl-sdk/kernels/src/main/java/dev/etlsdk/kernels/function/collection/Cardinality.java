package dev.etlsdk.kernels.function.collection;

import dev.etlsdk.udf.Udf;
import java.util.List;
import java.util.Map;

/**
 * {@code CARDINALITY(value ARRAY | MAP) INTEGER}: how many elements or keys there are; those that
 * are NULL count too.
 *
 * <p>{@code SELECT CARDINALITY(ARRAY[1, 2, 3]) => 3}
 */
public final class Cardinality {

  private Cardinality() {}

  /** How many elements an array has. */
  @Udf("CARDINALITY")
  public static int cardinality(List<?> value) {
    return value.size();
  }

  /** How many keys a map has. */
  @Udf("CARDINALITY")
  public static int cardinality(Map<?, ?> value) {
    return value.size();
  }
}
