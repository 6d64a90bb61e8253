package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.function.string.CodePoints;

/** Reads a bracket expression, from after its opening bracket, and writes it in Java's syntax. */
final class RegexBracket {

  private final RegexText text;
  private final RegexFlags flags;
  private final StringBuilder items = new StringBuilder();

  /** A complement of a class stands inside: Java can't negate the whole then. */
  private boolean nested;

  RegexBracket(RegexText text, RegexFlags flags) {
    this.text = text;
    this.flags = flags;
  }

  String translate() {
    if (text.take("[:<:]]")) {
      return "(?<!" + RegexClass.WORD + ")(?=" + RegexClass.WORD + ")";
    }
    if (text.take("[:>:]]")) {
      return "(?<=" + RegexClass.WORD + ")(?!" + RegexClass.WORD + ")";
    }
    boolean negated = text.take("^");
    boolean first = true;
    while (first || !text.peek("]")) {
      if (text.atEnd()) {
        throw text.failure("a bracket isn't closed");
      }
      item();
      first = false;
    }
    text.next();
    if (!negated) {
      return "[" + items + "]";
    }
    if (flags.newlineEndsDot()) {
      items.append("\\n");
    }
    return nested ? "(?:(?![" + items + "])(?s:.))" : "[^" + items + "]";
  }

  private void item() {
    if (text.take("[:")) {
      String name = until(":]");
      String known = RegexClass.named(name);
      if (known == null) {
        throw text.failure("there is no class [:" + name + ":]");
      }
      items.append(known);
    } else if (text.take("[=")) {
      items.append(RegexText.quoted(single(until("=]"))));
    } else if (text.peek("\\d") || text.peek("\\s") || text.peek("\\w")) {
      text.next();
      items.append(RegexClass.shorthand(text.next()));
    } else if (text.peek("\\D") || text.peek("\\S") || text.peek("\\W")) {
      text.next();
      items.append("[^").append(RegexClass.shorthand(text.next())).append(']');
      nested = true;
    } else {
      range();
    }
  }

  private void range() {
    int low = character();
    if (!text.peek("-") || text.peek("-]")) {
      items.append(RegexText.quoted(low));
      return;
    }
    text.next();
    int high = character();
    if (low > high) {
      throw text.failure(
          "the range " + Character.toString(low) + "-" + Character.toString(high) + " is reversed");
    }
    items.append(RegexText.quoted(low)).append('-').append(RegexText.quoted(high));
  }

  private int character() {
    if (text.take("[.")) {
      return single(until(".]"));
    }
    return text.take("\\") ? text.takeEscapedCharacter() : text.next();
  }

  private String until(String end) {
    StringBuilder name = new StringBuilder();
    while (!text.take(end)) {
      name.appendCodePoint(text.next());
    }
    return name.toString();
  }

  private int single(String element) {
    if (CodePoints.length(element) != 1) {
      throw text.failure("[." + element + ".] isn't one character");
    }
    return element.codePointAt(0);
  }
}
