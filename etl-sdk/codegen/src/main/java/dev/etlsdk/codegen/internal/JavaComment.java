package dev.etlsdk.codegen.internal;

/** Any text as the body of a Java comment. */
final class JavaComment {

  private JavaComment() {}

  /**
   * The text with what would end the comment, or what the compiler would read as a character's
   * number, written in another way; all else stays readable.
   */
  static String of(String text) {
    return text.replace("*/", "*&#47;").replace("\\u", "&#92;u");
  }
}
