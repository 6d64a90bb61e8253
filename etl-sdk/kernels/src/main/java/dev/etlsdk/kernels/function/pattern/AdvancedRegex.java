package dev.etlsdk.kernels.function.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Advanced regular expressions, as PostgreSQL has them, translated into Java's.
 *
 * <p>One thing is not the same: of the alternatives in {@code a|ab} Java takes the first that fits,
 * PostgreSQL the longest.
 */
final class AdvancedRegex {

  private static final String WORD_START =
      "(?<!" + RegexClass.WORD + ")(?=" + RegexClass.WORD + ")";
  private static final String WORD_END = "(?<=" + RegexClass.WORD + ")(?!" + RegexClass.WORD + ")";
  private static final String INSIDE = "(?<=" + RegexClass.WORD + ")(?=" + RegexClass.WORD + ")";
  private static final String OUTSIDE = "(?<!" + RegexClass.WORD + ")(?!" + RegexClass.WORD + ")";

  private final RegexText text;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> groups = new ArrayDeque<>();
  private RegexFlags flags;
  private int captures;

  /** Whether what was read last may be followed by a quantifier. */
  private boolean quantifiable;

  private AdvancedRegex(String regex, RegexFlags flags, String written) {
    this.text = new RegexText(regex, written);
    this.flags = flags;
  }

  /** The compiled expression, from the cache if it is there. */
  static Pattern cached(PatternCache cache, String regex, String flags) {
    return cache.get(regex, flags, AdvancedRegex::compile);
  }

  private static Pattern compile(String regex, String flags) {
    return compile(regex, RegexFlags.parse(flags), regex);
  }

  /**
   * Compiles an expression.
   *
   * @param written how the query has it, for messages
   */
  static Pattern compile(String regex, RegexFlags flags, String written) {
    AdvancedRegex translation = new AdvancedRegex(regex, flags, written);
    String java = translation.translate();
    try {
      return Pattern.compile(
          java,
          translation.flags.ignoreCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    } catch (PatternSyntaxException e) {
      throw translation.text.failure(e.getDescription());
    }
  }

  private String translate() {
    if (text.take("***=")) {
      flags = flags.with("q");
    } else if (!text.take("***:") && text.peek("***")) {
      throw text.failure("it starts with ***");
    }
    if (flags.literal()) {
      return Pattern.quote(text.rest());
    }
    flags = flags.with(text.takeEmbeddedFlags());
    while (!text.atEnd()) {
      item(text.next());
    }
    if (!groups.isEmpty()) {
      throw text.failure("a parenthesis isn't closed");
    }
    return out.toString();
  }

  private void item(int c) {
    switch (c) {
      case '\\' -> escape();
      case '[' -> atom(new RegexBracket(text, flags).translate());
      case '(' -> open();
      case ')' -> close();
      case '|' -> constraint("|");
      case '^' -> constraint(flags.newlineEndsLine() ? "(?:\\A|(?<=\\n))" : "\\A");
      case '$' -> constraint(flags.newlineEndsLine() ? "(?:\\z|(?=\\n))" : "\\z");
      case '.' -> atom(flags.newlineEndsDot() ? "[^\\n]" : "(?s:.)");
      case '*', '+', '?' -> quantifier(Character.toString(c));
      case '{' -> brace();
      default -> {
        if (!flags.expanded() || !skipped(c)) {
          atom(RegexText.quoted(c));
        }
      }
    }
  }

  private boolean skipped(int c) {
    if (c == '#') {
      text.skipLine();
      return true;
    }
    return Character.isWhitespace(c);
  }

  private void atom(String java) {
    out.append(java);
    quantifiable = true;
  }

  private void constraint(String java) {
    out.append(java);
    quantifiable = false;
  }

  private void open() {
    boolean looks = false;
    String start = "(";
    if (text.peek("?")) {
      for (String known : new String[] {"?:", "?=", "?!", "?<=", "?<!"}) {
        if (text.take(known)) {
          start = "(" + known;
          looks = !known.equals("?:");
          break;
        }
      }
      if (start.equals("(")) {
        throw text.failure("a group starts with (?: (?= (?! (?<= or (?<!");
      }
    } else {
      captures++;
    }
    groups.push(looks);
    constraint(start);
  }

  private void close() {
    if (groups.isEmpty()) {
      throw text.failure("a parenthesis isn't opened");
    }
    out.append(')');
    quantifiable = !groups.pop();
  }

  private void brace() {
    if (text.atEnd() || !Character.isDigit(text.peek())) {
      atom("\\{");
      return;
    }
    StringBuilder bounds = new StringBuilder("{").append(text.takeNumber());
    if (text.take(",")) {
      bounds.append(',');
      if (!text.peek("}")) {
        bounds.append(text.takeNumber());
      }
    }
    if (!text.take("}")) {
      throw text.failure("a repetition is {m}, {m,} or {m,n}");
    }
    quantifier(bounds.append('}').toString());
  }

  private void quantifier(String java) {
    if (!quantifiable) {
      throw text.failure("nothing stands before " + java + " that could be repeated");
    }
    constraint(text.take("?") ? java + "?" : java);
  }

  private void escape() {
    if (text.atEnd()) {
      throw text.failure("it ends with a backslash");
    }
    int c = text.peek();
    switch (c) {
      case 'A' -> escaped("\\A");
      case 'Z' -> escaped("\\z");
      case 'm' -> escaped(WORD_START);
      case 'M' -> escaped(WORD_END);
      case 'y' -> escaped("(?:" + WORD_START + "|" + WORD_END + ")");
      case 'Y' -> escaped("(?:" + INSIDE + "|" + OUTSIDE + ")");
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> atom(text.takeReference(captures));
      default -> atom(text.takeEscape());
    }
  }

  private void escaped(String java) {
    text.next();
    constraint(java);
  }
}
