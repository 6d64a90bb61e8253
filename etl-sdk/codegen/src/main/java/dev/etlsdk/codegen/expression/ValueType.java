package dev.etlsdk.codegen.expression;

import dev.etlsdk.api.schema.DataType;

/** The type of an expression: of a column, or one that exists within expressions only. */
public sealed interface ValueType {

  /** Months, as {@code long}. */
  ValueType MONTHS = new Interval(true);

  /** Nanoseconds, as {@code long}. */
  ValueType DURATION = new Interval(false);

  /** The type of NULL without another. */
  ValueType NULL = new Null();

  /**
   * A type that columns can have.
   *
   * @param type which
   */
  record Data(DataType type) implements ValueType {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /**
   * A length of time.
   *
   * @param months whether it counts months rather than nanoseconds
   */
  record Interval(boolean months) implements ValueType {
    @Override
    public String toString() {
      return months ? "INTERVAL YEAR TO MONTH" : "INTERVAL DAY TO SECOND";
    }
  }

  /** NULL without a type. */
  record Null() implements ValueType {
    @Override
    public String toString() {
      return "NULL";
    }
  }

  /** The type of columns of a data type. */
  static ValueType of(DataType type) {
    return new Data(type);
  }

  /**
   * The type that a column of this has.
   *
   * @throws IllegalStateException if it has none
   */
  default DataType dataType() {
    if (this instanceof Data data) {
      return data.type();
    }
    throw new IllegalStateException(this + " is not a type of a column");
  }
}
