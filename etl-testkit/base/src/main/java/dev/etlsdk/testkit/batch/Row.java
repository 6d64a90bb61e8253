package dev.etlsdk.testkit.batch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of the columns. Immutable as far as its values are; equal by
 * values.
 */
public final class Row {

  private final List<@Nullable Object> values;

  private Row(List<@Nullable Object> values) {
    this.values = values;
  }

  /** A row of these values; {@code null} alone is a row of one null. */
  public static Row of(@Nullable Object @Nullable ... values) {
    @Nullable Object[] given = values == null ? new @Nullable Object[] {null} : values.clone();
    return new Row(Collections.unmodifiableList(Arrays.asList(given)));
  }

  /** A row of these values. */
  public static Row ofList(List<? extends @Nullable Object> values) {
    return of(values.toArray());
  }

  /** The values, unmodifiable. */
  public List<@Nullable Object> values() {
    return values;
  }

  /** The value of a column, counted from 0. */
  public @Nullable Object get(int column) {
    return values.get(column);
  }

  /** The number of values. */
  public int size() {
    return values.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The values as SQL would show them. */
  @Override
  public String toString() {
    return values.stream().map(CellText::of).toList().toString();
  }
}
