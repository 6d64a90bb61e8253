package dev.etlsdk.worker.internal;

import java.util.Locale;

/** An object in one line of JSON. Not thread-safe. */
final class JsonLine {

  private final StringBuilder text = new StringBuilder("{");

  JsonLine with(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  JsonLine with(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  private void name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    quote(name);
    text.append(':');
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
