package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings the Java values that tests write down to the one form that each SQL type has in Java, so
 * that values can be compared and written. Nothing is rounded: a value that the type can't hold is
 * refused.
 */
final class JavaValues {

  private JavaValues() {}

  /**
   * A row in the form in which a batch of the schema would be read back.
   *
   * @throws IllegalArgumentException naming column, type and value, if they don't fit
   */
  static Row canonical(Schema schema, Row row) {
    if (row.size() != schema.size()) {
      throw new IllegalArgumentException(
          "the row "
              + row
              + " has "
              + row.size()
              + " values, the schema "
              + schema.size()
              + " columns: "
              + schema);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      values.add(canonical(schema.column(i), row.get(i)));
    }
    return Row.ofList(values);
  }

  private static @Nullable Object canonical(Column column, @Nullable Object value) {
    return canonical(column.name(), column.type(), column.nullable(), value);
  }

  private static @Nullable Object canonical(
      String name, DataType type, boolean nullable, @Nullable Object value) {
    if (value == null) {
      if (!nullable) {
        throw new IllegalArgumentException(
            "the column '" + name + "' is declared without nulls, and gets one");
      }
      return null;
    }
    try {
      return converted(name, type, value);
    } catch (ClassCastException
        | ArithmeticException
        | DateTimeException
        | NumberFormatException failure) {
      throw new IllegalArgumentException(
          "the column '"
              + name
              + "' of type "
              + type
              + " can't hold "
              + CellText.of(value)
              + ", a "
              + value.getClass().getSimpleName(),
          failure);
    }
  }

  private static Object converted(String name, DataType type, Object value) {
    return switch (type.kind()) {
      case BOOLEAN -> (Boolean) value;
      case TINYINT -> whole(value).byteValueExact();
      case SMALLINT -> whole(value).shortValueExact();
      case INTEGER -> whole(value).intValueExact();
      case BIGINT -> whole(value).longValueExact();
      case REAL -> real(value);
      case DOUBLE -> doubled(value);
      case DECIMAL -> decimal((DataType.Decimal) type, value);
      case VARCHAR -> (String) value;
      case BINARY -> binary(value);
      case DATE -> value instanceof String text ? LocalDate.parse(text) : (LocalDate) value;
      case TIME -> value instanceof String text ? LocalTime.parse(text) : (LocalTime) value;
      case TIMESTAMP ->
          value instanceof String text ? LocalDateTime.parse(text) : (LocalDateTime) value;
      case TIMESTAMP_LTZ -> value instanceof String text ? Instant.parse(text) : (Instant) value;
      case ARRAY -> array(name, (DataType.Array) type, value);
      case MAP -> map(name, (DataType.MapOf) type, value);
      case ROW -> row(name, (DataType.Row) type, value);
    };
  }

  private static BigInteger whole(Object value) {
    return value instanceof BigInteger big ? big : BigInteger.valueOf(longOf(value));
  }

  private static long longOf(Object value) {
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw new ClassCastException("not a whole number");
  }

  private static Float real(Object value) {
    if (value instanceof Float exact) {
      return exact;
    }
    double wide = doubled(value);
    float narrow = (float) wide;
    if (Double.compare(narrow, wide) != 0) {
      throw new ArithmeticException("not exact in 32 bits");
    }
    return narrow;
  }

  private static Double doubled(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    long exact = longOf(value);
    if ((long) (double) exact != exact) {
      throw new ArithmeticException("not exact in 64 bits");
    }
    return (double) exact;
  }

  private static BigDecimal decimal(DataType.Decimal type, Object value) {
    BigDecimal given;
    if (value instanceof BigDecimal exact) {
      given = exact;
    } else if (value instanceof String text) {
      given = new BigDecimal(text);
    } else {
      given = new BigDecimal(whole(value));
    }
    BigDecimal scaled = given.setScale(type.scale());
    if (scaled.precision() > type.precision()) {
      throw new ArithmeticException("more digits than the type has");
    }
    return scaled;
  }

  private static ByteBuffer binary(Object value) {
    return value instanceof byte[] bytes
        ? ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer()
        : ((ByteBuffer) value).asReadOnlyBuffer();
  }

  private static List<@Nullable Object> array(String name, DataType.Array type, Object value) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (Object element : elements(value)) {
      elements.add(canonical(name + "[]", type.element(), type.elementNullable(), element));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Map<Object, @Nullable Object> map(String name, DataType.MapOf type, Object value) {
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach(
            (key, entry) -> {
              Object canonicalKey = canonical(name + " key", type.key(), false, key);
              entries.put(
                  Objects.requireNonNull(canonicalKey),
                  canonical(name + " value", type.value(), type.valueNullable(), entry));
            });
    return Collections.unmodifiableMap(entries);
  }

  private static Map<String, @Nullable Object> row(String name, DataType.Row type, Object value) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> byName) {
      for (Object given : byName.keySet()) {
        if (type.fields().stream().noneMatch(field -> field.name().equals(given))) {
          throw new IllegalArgumentException(
              "the column '" + name + "' of type " + type + " has no field '" + given + "'");
        }
      }
      type.fields()
          .forEach(
              field -> fields.put(field.name(), inField(name, field, byName.get(field.name()))));
    } else {
      List<?> inOrder = elements(value);
      if (inOrder.size() != type.fields().size()) {
        throw new IllegalArgumentException(
            "the column '"
                + name
                + "' of type "
                + type
                + " has "
                + type.fields().size()
                + " fields and gets "
                + inOrder.size());
      }
      for (int i = 0; i < inOrder.size(); i++) {
        fields.put(
            type.fields().get(i).name(), inField(name, type.fields().get(i), inOrder.get(i)));
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  private static @Nullable Object inField(String outer, Column field, @Nullable Object value) {
    return canonical(outer + "." + field.name(), field.type(), field.nullable(), value);
  }

  private static List<?> elements(Object value) {
    if (value instanceof Row row) {
      return row.values();
    }
    return value instanceof @Nullable Object[] array ? Arrays.asList(array) : (List<?>) value;
  }
}
