package dev.etlsdk.kernels.function.search;

import dev.etlsdk.udf.Udf;

/**
 * {@code DIFFERENCE(a VARCHAR, b VARCHAR) INTEGER}: in how many of the four places the Soundex
 * codes of two words agree.
 *
 * <p>{@code SELECT DIFFERENCE('Anne', 'Andrew') => 2}
 */
public final class Difference {

  private Difference() {}

  /** How alike two words sound, 0 to 4. */
  @Udf("DIFFERENCE")
  public static int difference(String a, String b) {
    String x = Soundex.soundex(a);
    String y = Soundex.soundex(b);
    if (x.isEmpty() || y.isEmpty()) {
      return x.equals(y) ? 4 : 0;
    }
    int same = 0;
    for (int i = 0; i < x.length(); i++) {
      same += x.charAt(i) == y.charAt(i) ? 1 : 0;
    }
    return same;
  }
}
