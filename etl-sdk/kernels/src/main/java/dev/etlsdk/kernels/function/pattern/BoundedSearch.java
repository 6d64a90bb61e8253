package dev.etlsdk.kernels.function.pattern;

import dev.etlsdk.kernels.RowFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search for a regular expression that ends: Java's engine tries alternatives one after the
 * other, and for some expressions their number grows exponentially with the text. After a fixed
 * number of steps the row fails, so that one row can't stop a pipeline.
 */
final class BoundedSearch {

  private static final int MAX_STEPS = 50_000_000;

  private final Matcher matcher;
  private final Pattern pattern;

  private BoundedSearch(Pattern pattern, String text) {
    this.pattern = pattern;
    this.matcher = pattern.matcher(new CountedText(text, pattern));
  }

  static BoundedSearch of(Pattern pattern, String text) {
    return new BoundedSearch(pattern, text);
  }

  boolean matches() {
    try {
      return matcher.matches();
    } catch (StackOverflowError e) {
      throw tooHard(pattern);
    }
  }

  boolean find() {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw tooHard(pattern);
    }
  }

  boolean find(int from) {
    try {
      return matcher.find(from);
    } catch (StackOverflowError e) {
      throw tooHard(pattern);
    }
  }

  int start() {
    return matcher.start();
  }

  int end() {
    return matcher.end();
  }

  int groups() {
    return matcher.groupCount();
  }

  int start(int group) {
    return matcher.start(group);
  }

  int end(int group) {
    return matcher.end(group);
  }

  private static RowFailure tooHard(Pattern pattern) {
    return RowFailure.argument(
        "the regular expression takes too many steps on this text; write it without nested"
            + " repetition: "
            + pattern);
  }

  /** Counts the characters that the engine reads. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private final Pattern pattern;
    private int steps;

    CountedText(String text, Pattern pattern) {
      this.text = text;
      this.pattern = pattern;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw tooHard(pattern);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
