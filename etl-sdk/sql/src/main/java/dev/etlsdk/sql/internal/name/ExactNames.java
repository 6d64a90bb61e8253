package dev.etlsdk.sql.internal.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * How a written name finds one that exists: the same name wins; without one, the only name that is
 * the same but for case. Of several such names none is meant.
 *
 * <p>To the planner this is a matcher that minds the case, so that it keeps names apart that differ
 * in nothing else. One instance a query.
 */
public final class ExactNames implements SqlNameMatcher {

  private final Map<String, List<String>> ambiguous = new HashMap<>();

  /** What of the names looked up so far could have meant several columns. */
  Map<String, List<String>> ambiguous() {
    return ambiguous;
  }

  /** The name that is meant; null if there is none or more than one could be. */
  public static @Nullable String find(Collection<String> names, String written) {
    if (names.contains(written)) {
      return written;
    }
    List<String> candidates = candidates(names, written);
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  /** The names that are the same but for case. */
  public static List<String> candidates(Collection<String> names, String written) {
    return names.stream().filter(written::equalsIgnoreCase).distinct().toList();
  }

  @Override
  public boolean isCaseSensitive() {
    return true;
  }

  /** For aliases, of which no two in a query differ in case only. */
  @Override
  public boolean matches(String written, String name) {
    return written.equalsIgnoreCase(name);
  }

  @Override
  public @Nullable RelDataTypeField field(RelDataType rowType, String written) {
    RelDataTypeField same = rowType.getField(written, true, false);
    if (same != null) {
      return same;
    }
    String name = find(rowType.getFieldNames(), written);
    if (name != null) {
      return rowType.getField(name, true, false);
    }
    List<String> candidates = candidates(rowType.getFieldNames(), written);
    if (!candidates.isEmpty()) {
      ambiguous.put(written, candidates);
    }
    return null;
  }

  @Override
  public <K extends List<String>, V> @Nullable V get(
      Map<K, V> map, List<String> prefix, List<String> names) {
    List<String> key = new ArrayList<>(prefix);
    key.addAll(names);
    for (Map.Entry<K, V> entry : map.entrySet()) {
      if (entry.getKey().equals(key)) {
        return entry.getValue();
      }
    }
    return null;
  }

  @Override
  public int frequency(Iterable<String> names, String written) {
    int count = 0;
    for (String name : names) {
      count += name.equals(written) ? 1 : 0;
    }
    return count;
  }

  @Override
  public String bestString() {
    throw new UnsupportedOperationException("no match is remembered");
  }

  @Override
  public Set<String> createSet() {
    return new LinkedHashSet<>();
  }
}
