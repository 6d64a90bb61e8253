package dev.etlsdk.processor.internal.emit.batch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of fields and variables after components, clear of some that have a meaning.
 *
 * @param reserved those
 */
record FieldNames(Set<String> reserved) {

  /** The component's own name, if it is free; else one that no other component gets. */
  String of(String component) {
    return reserved.contains(withoutUnderscores(component)) ? component + "_" : component;
  }

  /** A name that no component has. */
  static String free(String wanted, List<ColumnCode> columns) {
    Set<String> taken = columns.stream().map(ColumnCode::name).collect(Collectors.toSet());
    String name = wanted;
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }

  private static String withoutUnderscores(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '_') {
      end--;
    }
    return name.substring(0, end);
  }
}
