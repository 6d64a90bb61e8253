package dev.etlsdk.codegen.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java identifiers that are like the names of a user's columns, each given once. */
final class Names {

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Names(String... reserved) {
    for (String name : reserved) {
      taken.add(name);
    }
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
    String text = name.toString();
    return text.isEmpty() || text.equals("_") || SourceVersion.isKeyword(text)
        ? text + "_column"
        : text;
  }
}
