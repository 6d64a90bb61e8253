package dev.etlsdk.kernels.function.search;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code SPLIT_PART(value VARCHAR, separator VARCHAR, field INTEGER) VARCHAR}: the field of that
 * number, counted from 1, or from the end with -1 for the last; empty where there are fewer. Field
 * 0 fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT SPLIT_PART('a,b,c', ',', 2) => 'b'}
 */
public final class SplitPart {

  private SplitPart() {}

  /** A field of a text. */
  @Udf(value = "SPLIT_PART", returnsNull = false)
  public static String splitPart(String value, String separator, int field) {
    if (field == 0) {
      throw RowFailure.argument(
          "SPLIT_PART with field 0; fields are counted from 1, or from -1 backwards");
    }
    if (separator.isEmpty()) {
      return field == 1 || field == -1 ? value : "";
    }
    return field > 0 ? forwards(value, separator, field) : backwards(value, separator, field);
  }

  private static String forwards(String value, String separator, int field) {
    int start = 0;
    for (int i = 1; i < field; i++) {
      int next = value.indexOf(separator, start);
      if (next < 0) {
        return "";
      }
      start = next + separator.length();
    }
    int end = value.indexOf(separator, start);
    return value.substring(start, end < 0 ? value.length() : end);
  }

  private static String backwards(String value, String separator, int field) {
    // Fields are those that a search from the start finds: where separators overlap, a search from
    // the end finds others.
    int fields = 1;
    for (int i = value.indexOf(separator);
        i >= 0;
        i = value.indexOf(separator, i + separator.length())) {
      fields++;
    }
    long number = (long) fields + field + 1;
    return number < 1 ? "" : forwards(value, separator, (int) number);
  }
}
