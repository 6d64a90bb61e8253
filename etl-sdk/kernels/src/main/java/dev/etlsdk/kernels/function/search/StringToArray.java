package dev.etlsdk.kernels.function.search;

import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.Udf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code STRING_TO_ARRAY(value VARCHAR, separator VARCHAR [, null VARCHAR]) ARRAY<VARCHAR>}: the
 * fields of a text. A NULL separator makes each character a field, an empty one the whole text. A
 * field that equals the third argument becomes NULL.
 *
 * <p>{@code SELECT STRING_TO_ARRAY('a,b,,c', ',') => ['a', 'b', '', 'c']}
 */
public final class StringToArray {

  private StringToArray() {}

  /** The fields of a text. */
  @Udf(value = "STRING_TO_ARRAY", returnsNull = false)
  public static List<String> stringToArray(String value, @AcceptsNull @Nullable String separator) {
    List<String> fields = new ArrayList<>();
    if (separator == null) {
      value.codePoints().forEach(c -> fields.add(Character.toString(c)));
    } else if (separator.isEmpty()) {
      if (!value.isEmpty()) {
        fields.add(value);
      }
    } else if (!value.isEmpty()) {
      int start = 0;
      for (int i = value.indexOf(separator); i >= 0; i = value.indexOf(separator, start)) {
        fields.add(value.substring(start, i));
        start = i + separator.length();
      }
      fields.add(value.substring(start));
    }
    return fields;
  }

  /** The fields of a text, with one text that stands for NULL. */
  @Udf(value = "STRING_TO_ARRAY", returnsNull = false)
  public static List<@Nullable String> stringToArray(
      String value,
      @AcceptsNull @Nullable String separator,
      @AcceptsNull @Nullable String nullText) {
    List<@Nullable String> fields = new ArrayList<>(stringToArray(value, separator));
    if (nullText != null) {
      Collections.replaceAll(fields, nullText, null);
    }
    return fields;
  }
}
