package dev.etlsdk.kernels.function.template;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a template: a field, or text that isn't one.
 *
 * @param field the field; null for text
 * @param text the text, or the field as written
 * @param quoted whether the text stood in quotes or is a letter or digit: on the way in it takes a
 *     character, whichever that is
 * @param unpadded whether FM stood before the field
 * @param ordinal {@code TH} or {@code th} if that stood behind the field, else empty
 */
record TemplateItem(
    @Nullable TemplateField field, String text, boolean quoted, boolean unpadded, String ordinal) {

  static TemplateItem character(int c, boolean inQuotes) {
    return new TemplateItem(null, Character.toString(c), inQuotes || !isSeparator(c), false, "");
  }

  /** Whether a character may stand between fields: white space and ASCII signs. */
  static boolean isSeparator(int c) {
    return Character.isWhitespace(c) || (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c));
  }
}
