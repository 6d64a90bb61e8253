package dev.etlsdk.sql.guide;

import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.Udf;
import org.jspecify.annotations.Nullable;

/** Functions and NULL. */
public final class Notes {

  private Notes() {}

  // tag::nulls[]
  /** {@code int}: not called for NULL, the result is NULL. */
  @Udf("DOUBLED")
  public static int doubled(int count) {
    return 2 * count;
  }

  /** {@code Integer}: called for NULL too, and sees null. */
  @Udf("COUNT_OR_ONE")
  public static int countOrOne(@Nullable Integer count) {
    return count == null ? 1 : count;
  }

  /**
   * {@code String}: not called for NULL unless it says {@code @AcceptsNull}. The result may be
   * null.
   */
  @Udf("MERGED")
  public static @Nullable String merged(
      @AcceptsNull @Nullable String first, @AcceptsNull @Nullable String second) {
    return first == null ? second : second == null ? first : first + " " + second;
  }

  /** {@code returnsNull = false} promises a value; the column is NOT NULL if the arguments are. */
  @Udf(value = "SHORTENED", returnsNull = false)
  public static String shortened(String text) {
    return text.length() <= 10 ? text : text.substring(0, 9) + "…";
  }
  // end::nulls[]
}
