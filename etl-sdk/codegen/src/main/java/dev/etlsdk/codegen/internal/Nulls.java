package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a value is NULL: if the row's bit is missing in one of some validity words, or one of some
 * Java conditions holds.
 *
 * @param words names of locals with the validity of 64 rows
 * @param flags Java conditions over locals, without effect
 */
record Nulls(SortedSet<String> words, List<String> flags) {

  static final Nulls NEVER = new Nulls(new TreeSet<>(), List.of());
  static final Nulls ALWAYS = flag("true");

  static Nulls word(String word) {
    return new Nulls(new TreeSet<>(List.of(word)), List.of());
  }

  static Nulls flag(String flag) {
    return new Nulls(new TreeSet<>(), List.of(flag));
  }

  boolean never() {
    return words.isEmpty() && flags.isEmpty();
  }

  Nulls or(Nulls other) {
    if (other.never()) {
      return this;
    }
    if (never()) {
      return other;
    }
    SortedSet<String> allWords = new TreeSet<>(words);
    allWords.addAll(other.words);
    List<String> allFlags = new ArrayList<>(flags);
    for (String flag : other.flags) {
      if (!allFlags.contains(flag)) {
        allFlags.add(flag);
      }
    }
    return new Nulls(allWords, allFlags);
  }

  boolean same(Nulls other) {
    return words.equals(other.words)
        && flags.size() == other.flags.size()
        && flags.containsAll(other.flags);
  }

  /** A Java condition: the value is NULL. Never called on {@link #NEVER}. */
  CodeBlock isNull() {
    List<String> parts = new ArrayList<>();
    if (!words.isEmpty()) {
      parts.add("(" + String.join(" & ", words) + " & bit) == 0");
    }
    parts.addAll(flags);
    return CodeBlock.of("$L", String.join(" || ", parts));
  }

  /** A Java condition: the value isn't NULL. Never called on {@link #NEVER}. */
  CodeBlock isNotNull() {
    List<String> parts = new ArrayList<>();
    if (!words.isEmpty()) {
      parts.add("(" + String.join(" & ", words) + " & bit) != 0");
    }
    for (String flag : flags) {
      parts.add(negate(flag));
    }
    return CodeBlock.of("$L", String.join(" && ", parts));
  }

  private static String negate(String flag) {
    if (flag.endsWith(" == null")) {
      return flag.substring(0, flag.length() - " == null".length()) + " != null";
    }
    return flag.equals("true") ? "false" : flag.matches("\\w+") ? "!" + flag : "!(" + flag + ")";
  }
}
