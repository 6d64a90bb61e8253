package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds and fills {@code ${key}} and {@code ${key:default}} in texts. */
final class Placeholders {

  private static final String OPEN = "${";

  private Placeholders() {}

  /**
   * A placeholder in a text.
   *
   * @param start where it begins
   * @param end behind its last character
   * @param key what it names
   * @param fallback its default; the empty text is one
   */
  record Placeholder(int start, int end, String key, Optional<String> fallback) {

    boolean hasDefault() {
      return fallback.isPresent();
    }
  }

  /**
   * The placeholders of a text, in order.
   *
   * @param where what holds the text, for messages
   * @throws EtlException {@code ETL-CONFIG-0002} if one isn't closed
   */
  static List<Placeholder> in(String text, String where) {
    List<Placeholder> found = new ArrayList<>();
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw EtlException.of(
                EtlError.CONFIG_0002, where + ": a placeholder isn't closed in '" + text + "'")
            .fix("write ${key} or ${key:default}")
            .build();
      }
      String inside = text.substring(open + OPEN.length(), close);
      int colon = inside.indexOf(':');
      found.add(
          colon < 0
              ? new Placeholder(open, close + 1, inside, Optional.empty())
              : new Placeholder(
                  open,
                  close + 1,
                  inside.substring(0, colon),
                  Optional.of(inside.substring(colon + 1))));
      open = text.indexOf(OPEN, close);
    }
    return found;
  }

  /** The text with its placeholders filled; a value isn't searched for further ones. */
  static String fill(String text, String where, Function<String, Optional<String>> values) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (Placeholder placeholder : in(text, where)) {
      filled.append(text, at, placeholder.start());
      filled.append(
          values
              .apply(placeholder.key())
              .or(placeholder::fallback)
              .orElseThrow(() -> new IllegalStateException("no value of " + placeholder.key())));
      at = placeholder.end();
    }
    return filled.append(text, at, text.length()).toString();
  }
}
