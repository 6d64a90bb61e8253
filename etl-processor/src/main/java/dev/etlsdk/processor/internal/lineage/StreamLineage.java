package dev.etlsdk.processor.internal.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stream is made of.
 *
 * @param columns for each of its columns the columns that its values are made of
 * @param influences the columns that decide which rows there are
 */
record StreamLineage(List<Set<ColumnRef>> columns, Set<ColumnRef> influences) {

  StreamLineage {
    List<Set<ColumnRef>> sorted = new ArrayList<>();
    columns.forEach(column -> sorted.add(new TreeSet<>(column)));
    columns = List.copyOf(sorted);
    influences = new TreeSet<>(influences);
  }
}
