package dev.etlsdk.codegen.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Java identifiers that are like the names of a user's columns, each given once. They begin with a
 * small letter or an underscore, so that none hides a class or a constant.
 */
final class Names {

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Names(String... reserved) {
    for (String name : reserved) {
      taken.add(name);
    }
  }

  /** Gives none of these. */
  void reserve(Set<String> names) {
    taken.addAll(names);
  }

  /** An identifier that is as close to the suggestion as possible. */
  String next(String suggestion) {
    String base = identifier(suggestion);
    String name = base;
    while (!taken.add(name)) {
      int count = counts.merge(base, 1, Integer::sum);
      name = base + "_" + (count + 1);
    }
    return name;
  }

  /** A constant's name: in capitals, which no other has. */
  String nextConstant(String capitals) {
    String name = capitals;
    for (int i = 2; !taken.add(name); i++) {
      name = capitals + "_" + i;
    }
    return name;
  }

  /** Letters that not every tool takes in source are left out. */
  private static String identifier(String suggestion) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < suggestion.length(); i++) {
      char c = suggestion.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (digit && name.isEmpty()) {
        name.append('_');
      }
      name.append(letter || digit ? c : '_');
    }
    String text = small(name.toString());
    return text.isEmpty() || text.equals("_") || SourceVersion.isKeyword(text)
        ? text + "_column"
        : text;
  }

  /** {@code UserId} becomes {@code userId}, and {@code USER_ID} becomes {@code user_id}. */
  private static String small(String name) {
    if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
      return name;
    }
    return name.equals(name.toUpperCase(Locale.ROOT))
        ? name.toLowerCase(Locale.ROOT)
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
