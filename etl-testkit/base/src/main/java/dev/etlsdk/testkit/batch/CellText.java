package dev.etlsdk.testkit.batch;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a value in a failure message, so that texts, numbers and null can't be taken for one
 * another.
 */
final class CellText {

  private static final int LONGEST = 60;

  private CellText() {}

  static String of(@Nullable Object value) {
    String text = whole(value);
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - 1) + "…(" + text.length() + ")";
  }

  private static String whole(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof CharSequence text) {
      return "'"
          + text.toString().replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
          + "'";
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CellText::whole).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + whole(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }
}
