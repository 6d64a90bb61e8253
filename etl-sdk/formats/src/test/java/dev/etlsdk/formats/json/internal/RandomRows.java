package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.general.VectorStore;
import dev.etlsdk.formats.json.internal.text.IsoText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Fills vectors with random values, some of which have no form in JSON. */
final class RandomRows {

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "seven77",
          "exactly8",
          "nine99999",
          "with \"quotes\"",
          "back\\slash",
          "größe",
          "line\nfeed\ttab\r\b\f",
          "\u0000\u0001\u001f\u007f",
          "日本語日本語",
          "😀😀😀",
          "/slash/",
          "\"\"\"\"\"\"\"\"\"\"",
          "x".repeat(1000) + "\"");

  private final Random random;
  private final boolean faulty;

  /**
   * Makes a source of values.
   *
   * @param faulty whether some have no form in JSON
   */
  RandomRows(Random random, boolean faulty) {
    this.random = random;
    this.faulty = faulty;
  }

  void fill(List<Column> columns, VectorSchemaRoot root, int rows) {
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setInitialCapacity(rows);
      vector.allocateNew();
    }
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        Object value = value(column.type(), column.nullable());
        VectorStore.put(root.getVector(i), row, column.type(), value);
        boolean broken = faulty && column.type() == DataType.VARCHAR && value != null && chance(50);
        if (broken) {
          ((BaseVariableWidthVector) root.getVector(i)).setSafe(row, new byte[] {'a', (byte) 0xC3});
        }
      }
    }
    root.setRowCount(rows);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private Object value(DataType type, boolean nullable) {
    if (nullable && chance(6)) {
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> random.nextBoolean();
      case TINYINT -> (long) (byte) number();
      case SMALLINT -> (long) (short) number();
      case INTEGER -> (long) (int) number();
      case BIGINT -> number();
      case REAL -> real();
      case DOUBLE -> floating();
      case DECIMAL -> decimal((DataType.Decimal) type);
      case VARCHAR -> TEXTS.get(random.nextInt(TEXTS.size()));
      case BINARY -> {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        yield ByteBuffer.wrap(bytes);
      }
      case DATE -> chance(5) ? (long) random.nextInt() : (long) random.nextInt(40_000) - 10_000;
      case TIME -> {
        long day = 86_400 * IsoText.POWERS_OF_TEN[((DataType.Time) type).precision()];
        yield faulty && chance(30) ? day : Math.floorMod(number(), day);
      }
      case TIMESTAMP, TIMESTAMP_LTZ -> timestamp((DataType.Timestamp) type);
      case ARRAY -> {
        DataType.Array array = (DataType.Array) type;
        List<Object> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(value(array.element(), array.elementNullable()));
        }
        yield elements;
      }
      case MAP -> {
        DataType.MapOf map = (DataType.MapOf) type;
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          entries.put(value(map.key(), false), value(map.value(), map.valueNullable()));
        }
        yield entries;
      }
      case ROW ->
          ((DataType.Row) type)
              .fields().stream().map(field -> value(field.type(), field.nullable())).toArray();
    };
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> random.nextInt(100);
      case 2 -> {
        long power = IsoText.POWERS_OF_TEN[random.nextInt(19)];
        yield (random.nextBoolean() ? power : -power) + random.nextInt(3) - 1;
      }
      default -> chance(2) ? Long.MIN_VALUE : Long.MAX_VALUE;
    };
  }

  private double floating() {
    return switch (random.nextInt(6)) {
      case 0 ->
          Double.longBitsToDouble(
              random.nextLong() & ~(0x7FFL << 52) | (long) random.nextInt(2047) << 52);
      case 1 -> random.nextInt(100_000) / 100.0;
      case 2 -> random.nextDouble();
      case 3 -> random.nextInt(1000);
      case 4 -> (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextInt(40) - 20);
      default -> faulty && chance(10) ? Double.NaN : chance(2) ? -0.0 : 0.1 + 0.2;
    };
  }

  private float real() {
    float value = (float) floating();
    return Float.isInfinite(value) && !faulty ? 1.5f : value;
  }

  private BigDecimal decimal(DataType.Decimal type) {
    BigInteger limit = BigInteger.TEN.pow(1 + random.nextInt(type.precision()));
    BigInteger unscaled = new BigInteger(130, random).mod(limit);
    unscaled = chance(4) ? limit.subtract(BigInteger.ONE) : unscaled;
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
  }

  private long timestamp(DataType.Timestamp type) {
    if (faulty && chance(10)) {
      return number();
    }
    long unit = IsoText.POWERS_OF_TEN[type.precision()];
    long second = random.nextInt() * (type.precision() < 9 && chance(3) ? 100L : 1L);
    return second * unit + (chance(3) ? 0 : Math.floorMod(random.nextLong(), unit));
  }
}
