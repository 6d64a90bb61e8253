package dev.etlsdk.kernels.function.pattern;

import org.jspecify.annotations.Nullable;

/**
 * Classes of characters in Java's syntax, as PostgreSQL's built-in locale C.UTF-8 has them.
 * Stateless.
 */
final class RegexClass {

  static final String DIGIT = "0-9";
  static final String ALNUM = "\\p{IsAlphabetic}0-9";
  static final String SPACE = "\\p{IsWhite_Space}";
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
      case "upper" -> "\\p{IsUppercase}";
      case "lower" -> "\\p{IsLowercase}";
      case "punct" -> "\\p{P}\\p{S}";
      case "cntrl" -> "\\p{Cc}";
      case "xdigit" -> "0-9A-Fa-f";
      case "blank" -> " \\t";
      case "ascii" -> "\\x00-\\x7f";
      case "graph" -> "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Co}";
      case "print" -> "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Co}\\p{Zs}";
      default -> null;
    };
  }
}
