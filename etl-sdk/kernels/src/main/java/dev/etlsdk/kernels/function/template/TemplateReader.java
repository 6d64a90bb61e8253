package dev.etlsdk.kernels.function.template;

import java.util.List;
import java.util.Locale;

/**
 * Reads a date and time by a template, as PostgreSQL does: forgiving about separators and missing
 * ends, strict about values. One use.
 */
final class TemplateReader {

  private final Template template;
  private final String input;
  private final TemplateValues values;
  private int position;
  private boolean exact;

  /** Separators of the input that were passed over beyond those of the template. */
  private int skipped;

  private TemplateReader(Template template, String input) {
    this.template = template;
    this.input = input;
    this.values = new TemplateValues(input);
  }

  static TemplateValues read(Template template, String input) {
    TemplateReader reader = new TemplateReader(template, input);
    reader.read();
    return reader.values;
  }

  private void read() {
    List<TemplateItem> items = template.items();
    for (int i = 0; i < items.size() && position < input.length(); i++) {
      TemplateItem item = items.get(i);
      if (item.field() == TemplateField.FX) {
        exact = true;
        continue;
      }
      if (!exact && (item.field() != null || i == 0)) {
        skipSpaces();
      }
      if (item.field() != null) {
        field(item.field(), item, endsAtSeparator(items, i));
      } else if (item.quoted()) {
        passCharacter();
      } else {
        passSeparator();
      }
    }
  }

  private void skipSpaces() {
    while (position < input.length() && Character.isWhitespace(input.charAt(position))) {
      position++;
      skipped++;
    }
  }

  private void passSeparator() {
    if (exact) {
      passOne();
      return;
    }
    skipped--;
    if (TemplateItem.isSeparator(input.codePointAt(position))) {
      position++;
      skipped++;
    }
  }

  private void passCharacter() {
    if (!exact && skipped > 0) {
      skipped--;
    } else {
      passOne();
    }
  }

  private void passOne() {
    position += Character.charCount(input.codePointAt(position));
  }

  /**
   * Whether digits may be read on beyond the field's width, since no digits of another field
   * follow.
   */
  private static boolean endsAtSeparator(List<TemplateItem> items, int index) {
    if (items.get(index).unpadded()
        || !items.get(index).ordinal().isEmpty()
        || index + 1 == items.size()) {
      return true;
    }
    TemplateItem next = items.get(index + 1);
    return next.field() != null
        ? next.field().digits() == 0
        : !Character.isDigit(next.text().charAt(0));
  }

  private void field(TemplateField field, TemplateItem item, boolean open) {
    values.use(field);
    if (field == TemplateField.Y_YYY) {
      int thousands = number(field, 9, true);
      if (!input.startsWith(",", position)) {
        throw values.invalid(field, input.substring(position));
      }
      position++;
      values.set(
          field, Math.addExact(Math.multiplyExact(thousands, 1000), number(field, 3, false)), 4);
    } else if (field.digits() > 0) {
      int start = position;
      int value = number(field, field.digits(), open);
      values.set(field, value, position - start);
    } else {
      text(field);
    }
    if (!item.ordinal().isEmpty()) {
      position = Math.min(position + 2, input.length());
    }
    if (!exact) {
      skipped = 0;
      skipSpaces();
    }
  }

  private int number(TemplateField field, int width, boolean open) {
    int start = position;
    int end = position;
    int limit = open ? input.length() : Math.min(input.length(), position + width);
    if (!open && input.length() < position + width) {
      throw values.invalid(field, input.substring(start));
    }
    if (end < limit && (input.charAt(end) == '-' || input.charAt(end) == '+')) {
      end++;
    }
    int digits = end;
    while (end < limit && input.charAt(end) >= '0' && input.charAt(end) <= '9') {
      end++;
    }
    if (digits == end || (!open && end < limit) || end - digits > 9) {
      throw values.invalid(field, input.substring(start));
    }
    position = end;
    return Integer.parseInt(input, start, end, 10);
  }

  private void text(TemplateField field) {
    switch (field) {
      case MONTH ->
          values.set(TemplateField.MM, name(field, TemplateFormatter.MONTHS, false) + 1, 0);
      case MON -> values.set(TemplateField.MM, name(field, TemplateFormatter.MONTHS, true) + 1, 0);
      case DAY -> values.set(TemplateField.ID, name(field, TemplateFormatter.DAYS, false) + 1, 0);
      case DY -> values.set(TemplateField.ID, name(field, TemplateFormatter.DAYS, true) + 1, 0);
      case RM -> values.set(TemplateField.MM, roman() + 1, 0);
      case AM, PM -> values.set(TemplateField.PM, name(field, new String[] {"AM", "PM"}, false), 0);
      case AM_DOTS, PM_DOTS ->
          values.set(TemplateField.PM, name(field, new String[] {"A.M.", "P.M."}, false), 0);
      case ERA, ERA_BC ->
          values.set(TemplateField.ERA_BC, name(field, new String[] {"AD", "BC"}, false), 0);
      case ERA_DOTS, ERA_BC_DOTS ->
          values.set(TemplateField.ERA_BC, name(field, new String[] {"A.D.", "B.C."}, false), 0);
      case TZH -> offsetHours();
      case OF -> {
        offsetHours();
        if (input.startsWith(":", position)) {
          position++;
          values.set(TemplateField.TZM, number(field, 2, false), 2);
        }
      }
      default -> name(field, new String[] {"UTC", "GMT", "Z"}, false);
    }
  }

  private void offsetHours() {
    int sign = input.startsWith("-", position) ? -1 : 1;
    if (sign < 0 || input.startsWith("+", position)) {
      position++;
    }
    int start = position;
    while (position < input.length()
        && position < start + 2
        && Character.isDigit(input.charAt(position))) {
      position++;
    }
    if (position == start) {
      throw values.invalid(TemplateField.TZH, input.substring(start));
    }
    values.offset(sign, Integer.parseInt(input, start, position, 10));
  }

  private int roman() {
    int best = -1;
    for (int i = 0; i < TemplateFormatter.ROMAN.length; i++) {
      boolean fits = startsWith(TemplateFormatter.ROMAN[i]);
      if (fits
          && (best < 0
              || TemplateFormatter.ROMAN[i].length() > TemplateFormatter.ROMAN[best].length())) {
        best = i;
      }
    }
    if (best < 0) {
      throw values.invalid(TemplateField.RM, input.substring(position));
    }
    position += TemplateFormatter.ROMAN[best].length();
    return best;
  }

  private int name(TemplateField field, String[] names, boolean abbreviated) {
    for (int i = 0; i < names.length; i++) {
      String name = abbreviated ? names[i].substring(0, 3) : names[i];
      if (startsWith(name)) {
        position += name.length();
        return i;
      }
    }
    throw values.invalid(field, input.substring(position));
  }

  private boolean startsWith(String name) {
    int end = position + name.length();
    return end <= input.length()
        && input
            .substring(position, end)
            .toUpperCase(Locale.ROOT)
            .equals(name.toUpperCase(Locale.ROOT));
  }
}
