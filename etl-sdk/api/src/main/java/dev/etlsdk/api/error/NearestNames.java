package dev.etlsdk.api.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that were probably meant, for errors that teach. */
public final class NearestNames {

  private static final int MOST = 3;

  private NearestNames() {}

  /**
   * The known names that are close to the one that was written, closest first; at most three, none
   * if nothing is close.
   *
   * <p>Close is: equal without case and punctuation, or at most a third of the letters apart, where
   * a swap of two neighbours counts once.
   */
  public static List<String> of(String written, Collection<String> known) {
    String wanted = plain(written);
    int limit = Math.max(1, (wanted.length() + 1) / 3);
    List<Scored> close = new ArrayList<>();
    for (String name : known) {
      String candidate = plain(name);
      if (Math.abs(candidate.length() - wanted.length()) <= limit) {
        int distance = distance(wanted, candidate);
        if (distance <= limit && distance < Math.max(1, wanted.length())) {
          close.add(new Scored(name, distance));
        }
      }
    }
    close.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
    return close.stream().map(Scored::name).distinct().limit(MOST).toList();
  }

  /**
   * The question to add to a message: {@code did you mean 'a' or 'b'?}; empty if nothing is close.
   *
   * @param written the unknown name
   * @param known the names that exist
   */
  public static String question(String written, Collection<String> known) {
    List<String> names = of(written, known);
    if (names.isEmpty()) {
      return "";
    }
    return "did you mean "
        + String.join(" or ", names.stream().map(name -> "'" + name + "'").toList())
        + "?";
  }

  private record Scored(String name, int distance) {}

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(c);
      }
    }
    return plain.isEmpty() ? name : plain.toString().toLowerCase(Locale.ROOT);
  }

  /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + substitution);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        current[j] = best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[b.length()];
  }
}
