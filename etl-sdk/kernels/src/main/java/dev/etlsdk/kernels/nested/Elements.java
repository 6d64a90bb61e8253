package dev.etlsdk.kernels.nested;

import dev.etlsdk.kernels.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access to parts of ARRAY, MAP and ROW, and making them. */
public final class Elements {

  private Elements() {}

  /** An element of an ARRAY, counted from 1; null if there is none. */
  public static @Nullable Object item(List<?> list, long index) {
    return index < 1 || index > list.size() ? null : list.get((int) index - 1);
  }

  /** The value of a key; null if there is none. */
  public static @Nullable Object item(Map<?, ?> map, Object key) {
    if (!(key instanceof byte[])) {
      return map.get(key);
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (Values.equal(entry.getKey(), key)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** A field of a ROW. */
  public static @Nullable Object field(List<?> row, int index) {
    return row.get(index);
  }

  /** An ARRAY of these elements, or a ROW of these fields. */
  public static List<@Nullable Object> list(@Nullable Object[] values) {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    Collections.addAll(list, values);
    return list;
  }

  /** A MAP of keys and values in turn. */
  public static Map<Object, @Nullable Object> map(@Nullable Object[] keysAndValues) {
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      Object key = keysAndValues[i];
      if (key == null) {
        throw dev.etlsdk.kernels.RowFailure.argument("a key of a MAP is NULL");
      }
      map.put(key, keysAndValues[i + 1]);
    }
    return map;
  }
}
