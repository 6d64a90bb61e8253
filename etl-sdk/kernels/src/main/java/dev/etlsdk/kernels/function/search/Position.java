package dev.etlsdk.kernels.function.search;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.function.string.CodePoints;
import dev.etlsdk.udf.Udf;
import java.util.Arrays;

/**
 * {@code POSITION(wanted IN value [FROM start INTEGER]) INTEGER}, both VARCHAR or BINARY: the
 * position at which {@code wanted} first occurs, at {@code start} or later, counted from 1; 0 if it
 * doesn't. {@code STRPOS(value, wanted)} is the same. A start below 1 fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT POSITION('lo' IN 'hello') => 4}
 */
public final class Position {

  private Position() {}

  /** Where a text first occurs in another. */
  @Udf("POSITION")
  public static int position(String wanted, String value) {
    int index = value.indexOf(wanted);
    return index < 0 ? 0 : value.codePointCount(0, index) + 1;
  }

  /** Where a text first occurs in another from a position on. */
  @Udf("POSITION")
  public static int position(String wanted, String value, int start) {
    requireStart(start);
    if (start > CodePoints.length(value) + 1) {
      return 0;
    }
    int index = value.indexOf(wanted, CodePoints.index(value, start - 1));
    return index < 0 ? 0 : value.codePointCount(0, index) + 1;
  }

  /** Where bytes first occur in others. */
  @Udf("POSITION")
  public static int position(byte[] wanted, byte[] value) {
    return position(wanted, value, 1);
  }

  /** Where bytes first occur in others from a position on. */
  @Udf("POSITION")
  public static int position(byte[] wanted, byte[] value, int start) {
    requireStart(start);
    for (long i = (long) start - 1; i + wanted.length <= value.length; i++) {
      int from = (int) i;
      if (Arrays.equals(value, from, from + wanted.length, wanted, 0, wanted.length)) {
        return from + 1;
      }
    }
    return 0;
  }

  private static void requireStart(int start) {
    if (start < 1) {
      throw RowFailure.argument("POSITION from position " + start + "; positions start at 1");
    }
  }
}
