package dev.etlsdk.api.schema;

import java.util.List;

/**
 * The type of a column: a closed set, immutable, with one representation in Arrow each (see {@link
 * ArrowTypes}).
 *
 * <p>{@code toString()} is the type as SQL writes it, and {@link #parse} reads that form.
 */
public sealed interface DataType {

  DataType BOOLEAN = new Simple(TypeKind.BOOLEAN);
  DataType TINYINT = new Simple(TypeKind.TINYINT);
  DataType SMALLINT = new Simple(TypeKind.SMALLINT);
  DataType INTEGER = new Simple(TypeKind.INTEGER);
  DataType BIGINT = new Simple(TypeKind.BIGINT);
  DataType REAL = new Simple(TypeKind.REAL);
  DataType DOUBLE = new Simple(TypeKind.DOUBLE);
  DataType VARCHAR = new Simple(TypeKind.VARCHAR);
  DataType BINARY = new Simple(TypeKind.BINARY);
  DataType DATE = new Simple(TypeKind.DATE);

  /** Which of the closed set this is. */
  TypeKind kind();

  /** A type without parameters. */
  record Simple(TypeKind kind) implements DataType {
    public Simple {
      if (kind.hasParameters()) {
        throw new IllegalArgumentException(kind + " has parameters; use its factory in DataType");
      }
    }

    @Override
    public String toString() {
      return kind.name();
    }
  }

  /**
   * An exact number.
   *
   * @param precision digits in all, 1 to 38
   * @param scale digits after the point, 0 to {@code precision}
   */
  record Decimal(int precision, int scale) implements DataType {
    /** The largest precision. */
    public static final int MAX_PRECISION = 38;

    public Decimal {
      if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "DECIMAL("
                + precision
                + ", "
                + scale
                + "): precision is 1 to 38, scale 0 to precision");
      }
    }

    @Override
    public TypeKind kind() {
      return TypeKind.DECIMAL;
    }

    @Override
    public String toString() {
      return "DECIMAL(" + precision + ", " + scale + ")";
    }
  }

  /**
   * A time of day.
   *
   * @param precision digits after the second: 0, 3, 6 or 9; a value counts units of 10^-precision
   *     seconds since midnight
   */
  record Time(int precision) implements DataType {
    public Time {
      requireUnit("TIME", precision);
    }

    @Override
    public TypeKind kind() {
      return TypeKind.TIME;
    }

    @Override
    public String toString() {
      return "TIME(" + precision + ")";
    }
  }

  /**
   * A point in time.
   *
   * @param precision digits after the second: 0, 3, 6 or 9; a value counts units of 10^-precision
   *     seconds since 1970-01-01
   * @param local whether it is an instant ({@code WITH LOCAL TIME ZONE}, counted in UTC) rather
   *     than a reading of calendar and clock without zone
   */
  record Timestamp(int precision, boolean local) implements DataType {
    public Timestamp {
      requireUnit("TIMESTAMP", precision);
    }

    @Override
    public TypeKind kind() {
      return local ? TypeKind.TIMESTAMP_LTZ : TypeKind.TIMESTAMP;
    }

    @Override
    public String toString() {
      return "TIMESTAMP(" + precision + ")" + (local ? " WITH LOCAL TIME ZONE" : "");
    }
  }

  /**
   * A list of values of one type.
   *
   * @param element type of the elements
   * @param elementNullable whether an element may be null
   */
  record Array(DataType element, boolean elementNullable) implements DataType {
    @Override
    public TypeKind kind() {
      return TypeKind.ARRAY;
    }

    @Override
    public String toString() {
      return "ARRAY<" + element + (elementNullable ? "" : " NOT NULL") + ">";
    }
  }

  /**
   * Keys, never null, and values.
   *
   * @param key type of the keys
   * @param value type of the values
   * @param valueNullable whether a value may be null
   */
  record MapOf(DataType key, DataType value, boolean valueNullable) implements DataType {
    @Override
    public TypeKind kind() {
      return TypeKind.MAP;
    }

    @Override
    public String toString() {
      return "MAP<" + key + ", " + value + (valueNullable ? "" : " NOT NULL") + ">";
    }
  }

  /**
   * Named fields of several types.
   *
   * @param fields in order; at least one, names unique
   */
  record Row(List<Column> fields) implements DataType {
    public Row {
      fields = List.copyOf(fields);
      Schema.requireDistinctNames(fields);
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("a ROW has at least one field");
      }
    }

    @Override
    public TypeKind kind() {
      return TypeKind.ROW;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("ROW<");
      for (int i = 0; i < fields.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(fields.get(i));
      }
      return text.append('>').toString();
    }
  }

  /** An exact number of {@code precision} digits, {@code scale} of them after the point. */
  static DataType decimal(int precision, int scale) {
    return new Decimal(precision, scale);
  }

  /** A time of day with 0, 3, 6 or 9 digits after the second. */
  static DataType time(int precision) {
    return new Time(precision);
  }

  /** A calendar date and time without zone, with 0, 3, 6 or 9 digits after the second. */
  static DataType timestamp(int precision) {
    return new Timestamp(precision, false);
  }

  /** An instant, with 0, 3, 6 or 9 digits after the second. */
  static DataType timestampLtz(int precision) {
    return new Timestamp(precision, true);
  }

  /** A list whose elements may be null. */
  static DataType array(DataType element) {
    return new Array(element, true);
  }

  /** A map whose values may be null. */
  static DataType map(DataType key, DataType value) {
    return new MapOf(key, value, true);
  }

  /** Named fields. */
  static DataType row(Column... fields) {
    return new Row(List.of(fields));
  }

  /**
   * Reads a type as SQL writes it ({@code BIGINT}, {@code DECIMAL(12, 2)}, {@code ARRAY<VARCHAR>},
   * {@code ROW<a INTEGER, b VARCHAR NOT NULL>}, {@code TIMESTAMP(3) WITH LOCAL TIME ZONE}) or under
   * its short name ({@code int8} to {@code int64}, {@code float32}, {@code float64}, {@code
   * string}, {@code bool}, {@code bytes}).
   *
   * @throws IllegalArgumentException that shows the text, the place and what is known there
   */
  static DataType parse(String text) {
    return new TypeParser(text).parseAll();
  }

  private static void requireUnit(String name, int precision) {
    if (precision != 0 && precision != 3 && precision != 6 && precision != 9) {
      throw new IllegalArgumentException(
          name + "(" + precision + "): the precision is 0, 3, 6 or 9, the units that Arrow has");
    }
  }
}
