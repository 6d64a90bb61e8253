package dev.etlsdk.kernels.function.template;

import dev.etlsdk.kernels.function.pattern.PatternCache;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template of TO_CHAR, TO_DATE and TO_TIMESTAMP, taken apart. Immutable; those seen last are
 * cached.
 */
final class Template {

  private final String text;
  private final List<TemplateItem> items;
  private int position;

  private Template(String text) {
    this.text = text;
    this.items = List.copyOf(read());
  }

  static Template of(PatternCache cache, String text) {
    return cache.get(text, "", (template, options) -> new Template(template));
  }

  List<TemplateItem> items() {
    return items;
  }

  private List<TemplateItem> read() {
    List<TemplateItem> result = new ArrayList<>();
    while (position < text.length()) {
      boolean unpadded = false;
      while (text.startsWith("FM", position) || text.startsWith("fm", position) || startsWithTm()) {
        unpadded |= !startsWithTm();
        position += 2;
      }
      TemplateField.Spelling spelling = spelling();
      if (spelling != null) {
        position += spelling.text().length();
        result.add(new TemplateItem(spelling.field(), spelling.text(), false, unpadded, ordinal()));
      } else if (position < text.length()) {
        literal(result);
      }
    }
    return result;
  }

  /** TM asks for names in the session's language, which here is English. */
  private boolean startsWithTm() {
    return text.startsWith("TM", position) || text.startsWith("tm", position);
  }

  private TemplateField.@Nullable Spelling spelling() {
    for (TemplateField.Spelling spelling : TemplateField.allSpellings()) {
      if (text.startsWith(spelling.text(), position)) {
        return spelling;
      }
    }
    return null;
  }

  private String ordinal() {
    for (String ending : new String[] {"TH", "th"}) {
      if (text.startsWith(ending, position)) {
        position += 2;
        return ending;
      }
    }
    if (text.startsWith("SP", position)) {
      position += 2;
    }
    return "";
  }

  private void literal(List<TemplateItem> result) {
    int c = next();
    if (c == '"') {
      while (position < text.length()) {
        c = next();
        if (c == '"') {
          return;
        }
        result.add(
            TemplateItem.character(c == '\\' && position < text.length() ? next() : c, true));
      }
      return;
    }
    boolean escapedQuote = c == '\\' && position < text.length() && text.charAt(position) == '"';
    result.add(TemplateItem.character(escapedQuote ? next() : c, false));
  }

  private int next() {
    int c = text.codePointAt(position);
    position += Character.charCount(c);
    return c;
  }
}
