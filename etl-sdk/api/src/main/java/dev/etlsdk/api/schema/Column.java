package dev.etlsdk.api.schema;

/**
 * A named, typed column of a {@link Schema} or field of a ROW.
 *
 * @param name as written; not empty
 * @param type its type
 * @param nullable whether a value may be null
 */
public record Column(String name, DataType type, boolean nullable) {

  public Column {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column has a name");
    }
  }

  /** A column whose values may be null. */
  public static Column of(String name, DataType type) {
    return new Column(name, type, true);
  }

  /** The same column without nulls. */
  public Column notNull() {
    return new Column(name, type, false);
  }

  /** The same column under another name. */
  public Column named(String newName) {
    return new Column(newName, type, nullable);
  }

  @Override
  public String toString() {
    return TypeParser.quoteIfNeeded(name) + " " + type + (nullable ? "" : " NOT NULL");
  }
}
