package dev.etlsdk.processor.internal.validate;

import java.util.Optional;

/**
 * A text of an annotation, as a worker has it that no configuration says otherwise.
 *
 * @param written the text
 * @param value with its placeholders filled by their defaults
 */
record WrittenText(String written, String value) {

  private static final String OPEN = "${";

  /** Empty if a placeholder has no default, or isn't of the form, which PlaceholderRule tells. */
  static Optional<WrittenText> of(String written) {
    StringBuilder value = new StringBuilder();
    int at = 0;
    for (int open = written.indexOf(OPEN); open >= 0; open = written.indexOf(OPEN, at)) {
      int close = written.indexOf('}', open);
      int colon = written.indexOf(':', open);
      if (close < 0 || colon < 0 || colon > close) {
        return Optional.empty();
      }
      value.append(written, at, open).append(written, colon + 1, close);
      at = close + 1;
    }
    return Optional.of(
        new WrittenText(written, value.append(written, at, written.length()).toString()));
  }

  /** For messages: {@code is 'x'}, or {@code is 'x' by the default in '${key:x}'}. */
  String is() {
    String is = "is '" + value + "'";
    return value.equals(written) ? is : is + " by the default in '" + written + "'";
  }
}
