package dev.etlsdk.formats.json.internal.text;

import java.util.Arrays;

/**
 * Passes over values that nobody reads, checking their syntax. Without recursion. Not thread-safe.
 */
public final class Skipper {

  /** The value, or one inside it, is nested too deeply. */
  public static final int TOO_DEEP = Integer.MIN_VALUE;

  private final int maxDepth;
  private final TextToken token;
  private boolean[] objects = new boolean[32];

  public Skipper(int maxDepth, TextToken token) {
    this.token = token;
    this.maxDepth = maxDepth;
  }

  /**
   * Passes over a value.
   *
   * @param b padded text
   * @param position its first byte
   * @param depth how many objects and arrays it stands in
   * @return the position after it, {@code ~p} if the byte at p doesn't belong there, or {@link
   *     #TOO_DEEP}
   */
  public int value(byte[] b, int position, int depth) {
    int open = 0;
    int at = position;
    while (true) {
      byte c = b[at];
      if (c == '{' || c == '[') {
        if (depth + open >= maxDepth) {
          return TOO_DEEP;
        }
        at = Syntax.space(b, at + 1);
        if (b[at] != c + 2) { // not the closing bracket
          push(open++, c == '{');
          at = c == '{' ? name(b, at) : at;
          if (at < 0) {
            return at;
          }
          continue;
        }
        at++;
      } else {
        at = c == '"' ? Syntax.string(b, at) : Syntax.token(b, at);
      }
      while (open > 0 && at >= 0) { // behind a value
        at = Syntax.space(b, at);
        boolean object = objects[open - 1];
        if (b[at] == ',') {
          at = Syntax.space(b, at + 1);
          at = object ? name(b, at) : at;
          break;
        }
        if (b[at] != (object ? '}' : ']')) {
          return ~at;
        }
        at++;
        open--;
      }
      if (open == 0 || at < 0) {
        return at;
      }
    }
  }

  private void push(int level, boolean object) {
    if (level == objects.length) {
      objects = Arrays.copyOf(objects, level * 2);
    }
    objects[level] = object;
  }

  /** A name and its colon; returns the first byte of the value. */
  private int name(byte[] b, int position) {
    if (b[position] != '"') {
      return ~position;
    }
    int special = Swar.nextSpecial(b, position + 1);
    int at = b[special] == '"' ? special + 1 : token.readName(b, position);
    if (at < 0) {
      return at;
    }
    at = Syntax.space(b, at);
    return b[at] == ':' ? Syntax.space(b, at + 1) : ~at;
  }
}
