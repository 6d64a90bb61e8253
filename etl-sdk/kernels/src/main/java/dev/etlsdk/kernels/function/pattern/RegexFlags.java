package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;

/**
 * How a regular expression is read and matched.
 *
 * @param ignoreCase letters match in either case
 * @param newlineEndsDot {@code .} and {@code [^…]} don't match a newline
 * @param newlineEndsLine {@code ^} and {@code $} match at newlines too
 * @param expanded white space and comments in the expression don't count
 * @param literal the expression is plain text
 * @param global all occurrences, not the first only
 */
record RegexFlags(
    boolean ignoreCase,
    boolean newlineEndsDot,
    boolean newlineEndsLine,
    boolean expanded,
    boolean literal,
    boolean global) {

  static final RegexFlags NONE = new RegexFlags(false, false, false, false, false, false);
  static final RegexFlags IGNORE_CASE = new RegexFlags(true, false, false, false, false, false);

  /** Reads letters; where two contradict each other the last one counts. */
  static RegexFlags parse(String letters) {
    return NONE.with(letters);
  }

  RegexFlags with(String letters) {
    RegexFlags flags = this;
    for (int i = 0; i < letters.length(); i++) {
      flags = flags.with(letters.charAt(i));
    }
    return flags;
  }

  private RegexFlags with(char letter) {
    return switch (letter) {
      case 'i' -> new RegexFlags(true, newlineEndsDot, newlineEndsLine, expanded, literal, global);
      case 'c' -> new RegexFlags(false, newlineEndsDot, newlineEndsLine, expanded, literal, global);
      case 'n', 'm' -> new RegexFlags(ignoreCase, true, true, expanded, literal, global);
      case 's' -> new RegexFlags(ignoreCase, false, false, expanded, literal, global);
      case 'p' -> new RegexFlags(ignoreCase, true, false, expanded, literal, global);
      case 'w' -> new RegexFlags(ignoreCase, false, true, expanded, literal, global);
      case 'x' ->
          new RegexFlags(ignoreCase, newlineEndsDot, newlineEndsLine, true, literal, global);
      case 't' ->
          new RegexFlags(ignoreCase, newlineEndsDot, newlineEndsLine, false, literal, global);
      case 'q' ->
          new RegexFlags(ignoreCase, newlineEndsDot, newlineEndsLine, expanded, true, global);
      case 'g' ->
          new RegexFlags(ignoreCase, newlineEndsDot, newlineEndsLine, expanded, literal, true);
      default ->
          throw RowFailure.argument(
              "unknown flag '"
                  + letter
                  + "' of a regular expression; known are c, g, i, m, n, p, q, s, t, w, x");
    };
  }

  RegexFlags withoutGlobal(String function) {
    if (global) {
      throw RowFailure.argument(function + " doesn't take the flag 'g'");
    }
    return this;
  }
}
