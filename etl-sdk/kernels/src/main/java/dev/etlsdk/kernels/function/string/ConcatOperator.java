package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code a || b}, both VARCHAR, BINARY or ARRAY: the one followed by the other.
 *
 * <p>{@code SELECT 'a' || 'b' => 'ab'}
 */
public final class ConcatOperator {

  private ConcatOperator() {}

  /** Two texts. */
  @Udf(value = "||", returnsNull = false)
  public static String concat(String a, String b) {
    return a.concat(b);
  }

  /** Two strings of bytes. */
  @Udf(value = "||", returnsNull = false)
  public static byte[] concat(byte[] a, byte[] b) {
    byte[] result = Arrays.copyOf(a, Math.addExact(a.length, b.length));
    System.arraycopy(b, 0, result, a.length, b.length);
    return result;
  }

  /** Two arrays of one element type. */
  @Udf(value = "||", returnsNull = false)
  public static List<?> concat(List<?> a, List<?> b) {
    List<Object> result = new ArrayList<>(a.size() + b.size());
    result.addAll(a);
    result.addAll(b);
    return result;
  }
}
