package dev.etlsdk.processor.internal.lineage;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** JSON of maps, collections and texts, a line for each, so that a change is seen in a diff. */
final class JsonText {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /** The text of a value; keys stand in the order of their maps. */
  static String of(Object value) {
    JsonText json = new JsonText();
    json.add(value, "");
    return json.text.append('\n').toString();
  }

  private void add(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      addAll(
          "{",
          map.entrySet(),
          entry -> {
            Map.Entry<?, ?> member = (Map.Entry<?, ?>) entry;
            quote(member.getKey().toString());
            text.append(": ");
            add(member.getValue(), indent + INDENT);
          },
          "}",
          indent);
    } else if (value instanceof Collection<?> list) {
      addAll("[", list, element -> add(element, indent + INDENT), "]", indent);
    } else if (value instanceof Boolean) {
      text.append(value);
    } else {
      quote(value.toString());
    }
  }

  private void addAll(
      String open, Collection<?> elements, Consumer<Object> each, String close, String indent) {
    text.append(open);
    String separator = "\n";
    for (Object element : elements) {
      text.append(separator).append(indent).append(INDENT);
      each.accept(element);
      separator = ",\n";
    }
    text.append(elements.isEmpty() ? "" : "\n" + indent).append(close);
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
