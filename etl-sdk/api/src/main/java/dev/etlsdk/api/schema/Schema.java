package dev.etlsdk.api.schema;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The columns of a stream, in order. Immutable.
 *
 * <p>Names are kept as written. {@link #indexOf} prefers the exact name and falls back to a match
 * without case if that is unambiguous, as in SQL.
 */
public final class Schema implements Iterable<Column> {

  private final List<Column> columns;

  private Schema(List<Column> columns) {
    this.columns = columns;
  }

  /** The schema of these columns. */
  public static Schema of(Column... columns) {
    return of(List.of(columns));
  }

  /**
   * The schema of these columns.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public static Schema of(List<Column> columns) {
    List<Column> copy = List.copyOf(columns);
    requireDistinctNames(copy);
    return new Schema(copy);
  }

  /**
   * The schema that {@link #toString} writes: columns as in {@code a INTEGER, b VARCHAR NOT NULL}.
   * Without a column it is an empty text.
   *
   * @throws IllegalArgumentException that shows the text and the place
   */
  public static Schema parse(String text) {
    return text.isBlank() ? of() : of(new TypeParser(text).parseColumns());
  }

  /**
   * The schema of an Arrow schema.
   *
   * @throws IllegalArgumentException naming the first field whose type has no {@link DataType}
   */
  public static Schema ofArrow(org.apache.arrow.vector.types.pojo.Schema schema) {
    return of(schema.getFields().stream().map(ArrowTypes::toColumn).toList());
  }

  /** The same columns as an Arrow schema. */
  public org.apache.arrow.vector.types.pojo.Schema toArrow() {
    return new org.apache.arrow.vector.types.pojo.Schema(
        columns.stream().map(ArrowTypes::toField).toList());
  }

  /** The columns, in order. */
  public List<Column> columns() {
    return columns;
  }

  /** The number of columns. */
  public int size() {
    return columns.size();
  }

  /** The column at an index from 0. */
  public Column column(int index) {
    return columns.get(index);
  }

  /** The index of a name: exact, or else without case if only one column matches so. */
  public OptionalInt indexOf(String name) {
    int found = -1;
    int matches = 0;
    for (int i = 0; i < columns.size(); i++) {
      String candidate = columns.get(i).name();
      if (candidate.equals(name)) {
        return OptionalInt.of(i);
      }
      if (candidate.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        found = i;
        matches++;
      }
    }
    return matches == 1 ? OptionalInt.of(found) : OptionalInt.empty();
  }

  /** The names, in order. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  @Override
  public Iterator<Column> iterator() {
    return columns.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Column column : columns) {
      text.append(text.isEmpty() ? "" : ", ").append(column);
    }
    return text.toString();
  }

  static void requireDistinctNames(List<Column> columns) {
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
      }
    }
  }
}
