package dev.etlsdk.formats.json.internal;

import org.jspecify.annotations.Nullable;

/** How characters of a string are written that can't stand in one. */
final class Escapes {

  private static final @Nullable String[] ESCAPES = escapes();

  private Escapes() {}

  private static @Nullable String[] escapes() {
    @Nullable String[] all = new @Nullable String[128];
    for (int c = 0; c < ' '; c++) {
      all[c] = String.format("\\u%04X", c);
    }
    all['\b'] = "\\b";
    all['\t'] = "\\t";
    all['\n'] = "\\n";
    all['\f'] = "\\f";
    all['\r'] = "\\r";
    all['"'] = "\\\"";
    all['\\'] = "\\\\";
    return all;
  }

  /** The escape of a byte of UTF-8; null if it stands for itself. */
  static @Nullable String of(byte c) {
    return c < 0 ? null : ESCAPES[c];
  }
}
