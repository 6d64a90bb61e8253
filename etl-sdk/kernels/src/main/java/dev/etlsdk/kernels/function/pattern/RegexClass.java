package dev.etlsdk.kernels.function.pattern;

import org.jspecify.annotations.Nullable;

/** Classes of characters in Java's syntax, as a UTF-8 locale has them. Stateless. */
final class RegexClass {

  static final String DIGIT = "0-9";
  static final String ALNUM = "\\p{IsAlphabetic}\\p{Nd}";
  static final String SPACE =
      "\\t-\\r \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";
  static final String WORD = "[" + ALNUM + "_]";

  private RegexClass() {}

  /** What {@code \d}, {@code \s} or {@code \w} stands for, without brackets. */
  static String shorthand(int letter) {
    return switch (letter) {
      case 'd', 'D' -> DIGIT;
      case 's', 'S' -> SPACE;
      default -> ALNUM + "_";
    };
  }

  /** What the class of a name such as {@code alpha} stands for, without brackets. */
  static @Nullable String named(String name) {
    return switch (name) {
      case "alpha" -> "\\p{IsAlphabetic}";
      case "alnum" -> ALNUM;
      case "digit" -> DIGIT;
      case "space" -> SPACE;
      case "word" -> ALNUM + "_";
      case "upper" -> "\\p{Lu}";
      case "lower" -> "\\p{Ll}";
      case "punct" -> "\\p{IsPunctuation}\\p{S}";
      case "cntrl" -> "\\p{Cc}";
      case "xdigit" -> "0-9A-Fa-f";
      case "blank" -> " \\t";
      case "ascii" -> "\\x00-\\x7f";
      case "graph" -> "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}";
      case "print" -> "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}";
      default -> null;
    };
  }
}
