package dev.etlsdk.kernels;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Order and equality of values that are Java objects, as within an ARRAY. */
public final class Values {

  private Values() {}

  /** Compares byte strings as unsigned numbers, from the first on; a prefix is less. */
  public static int compare(byte[] left, byte[] right) {
    return Arrays.compareUnsigned(left, right);
  }

  /** Compares element by element; a prefix is less, NULL is more than all others. */
  public static int compare(List<?> left, List<?> right) {
    Iterator<?> others = right.iterator();
    for (Object element : left) {
      if (!others.hasNext()) {
        return 1;
      }
      int order = compare(element, others.next());
      if (order != 0) {
        return order;
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  /** 0 if both have the same entries, in any order. */
  public static int compare(Map<?, ?> left, Map<?, ?> right) {
    return equal(left, right) ? 0 : 1;
  }

  /** Compares two values of one type; NULL is more than all others. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    if (left instanceof String text) {
      return Bytes.compare(text, (String) right);
    }
    if (left instanceof byte[] bytes) {
      return compare(bytes, (byte[]) right);
    }
    if (left instanceof Double || left instanceof Float) {
      return Numbers.compare(((Number) left).doubleValue(), ((Number) right).doubleValue());
    }
    if (left instanceof List<?> list) {
      return compare(list, (List<?>) right);
    }
    if (left instanceof Map<?, ?> map) {
      return compare(map, (Map<?, ?>) right);
    }
    return ((Comparable) left).compareTo(right);
  }

  /** Whether two values of one type are equal; NULL equals itself. */
  public static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Map<?, ?> map && right instanceof Map<?, ?> other) {
      if (map.size() != other.size()) {
        return false;
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!hasEntry(other, entry)) {
          return false;
        }
      }
      return true;
    }
    return compare(left, right) == 0;
  }

  private static boolean hasEntry(Map<?, ?> map, Map.Entry<?, ?> wanted) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (equal(entry.getKey(), wanted.getKey())) {
        return equal(entry.getValue(), wanted.getValue());
      }
    }
    return false;
  }
}
