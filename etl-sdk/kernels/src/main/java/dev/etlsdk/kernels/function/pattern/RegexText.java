package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;

/** The text of a regular expression and how far it is read. */
final class RegexText {

  private final String text;
  private final String written;
  private int position;

  /**
   * @param written how the query has it, for messages
   */
  RegexText(String text, String written) {
    this.text = text;
    this.written = written;
  }

  boolean atEnd() {
    return position == text.length();
  }

  int peek() {
    return text.codePointAt(position);
  }

  boolean peek(String expected) {
    return text.startsWith(expected, position);
  }

  boolean take(String expected) {
    if (!peek(expected)) {
      return false;
    }
    position += expected.length();
    return true;
  }

  int next() {
    if (atEnd()) {
      throw failure("it ends too early");
    }
    int c = peek();
    position += Character.charCount(c);
    return c;
  }

  String rest() {
    String rest = text.substring(position);
    position = text.length();
    return rest;
  }

  void skipLine() {
    int newline = text.indexOf('\n', position);
    position = newline < 0 ? text.length() : newline + 1;
  }

  /** The letters of {@code (?…)} at the start. */
  String takeEmbeddedFlags() {
    if (!peek("(?") || position + 2 >= text.length() || !isLetter(text.charAt(position + 2))) {
      return "";
    }
    int end = text.indexOf(')', position);
    if (end < 0) {
      throw failure("a parenthesis isn't closed");
    }
    String letters = text.substring(position + 2, end);
    position = end + 1;
    return letters;
  }

  String takeNumber() {
    int start = position;
    while (!atEnd() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
      position++;
    }
    if (start == position || position - start > 3) {
      throw failure("a repetition has numbers from 0 to 999");
    }
    return text.substring(start, position);
  }

  /**
   * What digits after a backslash stand for: one that isn't 0 for a group, several for a group if
   * there are as many, else for a character by its number to base 8.
   */
  String takeReference(int groups) {
    int start = position;
    int number = 0;
    while (!atEnd() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
      int longer = number * 10 + text.charAt(position) - '0';
      if (number > 0 && longer > groups) {
        break;
      }
      number = longer;
      position++;
    }
    if (number > groups && !atEnd() && Character.digit(text.charAt(position), 8) >= 0) {
      position = start;
      return quoted(number(8, 2, 3));
    }
    if (number > groups) {
      throw failure("it refers to group " + number + " of " + groups);
    }
    // The group keeps digits that follow from being read as part of the number.
    return "(?:\\" + number + ")";
  }

  /**
   * What stands after a backslash, outside of brackets, in Java's syntax: a class or a character.
   */
  String takeEscape() {
    int c = peek();
    switch (c) {
      case 'd', 's', 'w' -> {
        next();
        return "[" + RegexClass.shorthand(c) + "]";
      }
      case 'D', 'S', 'W' -> {
        next();
        return "[^" + RegexClass.shorthand(c) + "]";
      }
      default -> {
        return quoted(takeEscapedCharacter());
      }
    }
  }

  /** The character that stands after a backslash. */
  int takeEscapedCharacter() {
    int c = next();
    return switch (c) {
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'B' -> '\\';
      case 'e' -> 0x1b;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case 'c' -> next() & 0x1f;
      case 'u' -> number(16, 4, 4);
      case 'U' -> number(16, 8, 8);
      case 'x' -> number(16, 1, 255);
      case '0' -> octal();
      default -> {
        if (isLetter(c) || (c >= '0' && c <= '9')) {
          throw failure("\\" + Character.toString(c) + " isn't known");
        }
        yield c;
      }
    };
  }

  private int octal() {
    position--;
    return number(8, 1, 3);
  }

  private int number(int radix, int least, int most) {
    long value = 0;
    int digits = 0;
    while (digits < most
        && !atEnd()
        && text.charAt(position) < 0x80
        && Character.digit(text.charAt(position), radix) >= 0) {
      value =
          Math.min(
              value * radix + Character.digit(text.charAt(position++), radix), Integer.MAX_VALUE);
      digits++;
    }
    if (digits < least || value > Character.MAX_CODE_POINT) {
      throw failure("a code point has " + least + " or more digits and is at most 10FFFF");
    }
    return (int) value;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** A character that stands for itself, in Java's syntax, inside and outside of brackets. */
  static String quoted(int c) {
    if (c >= 0x80 || isLetter(c) || (c >= '0' && c <= '9') || c == ' ') {
      return Character.toString(c);
    }
    return c < ' ' || c == 0x7f ? String.format("\\x%02x", c) : "\\" + (char) c;
  }

  RowFailure failure(String why) {
    return RowFailure.argument("the regular expression '" + written + "' isn't valid: " + why);
  }
}
