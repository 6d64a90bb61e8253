package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.api.schema.javatype.JavaType;
import java.util.Map;
import java.util.Optional;

/** Which SQL types the vector classes of functions in vector form have. */
final class UdfVectorTypes {

  private static final String FLAT = "org.apache.arrow.vector.";
  private static final String COMPLEX = "org.apache.arrow.vector.complex.";

  /** Classes that say all of their type. */
  private static final Map<String, DataType> EXACT =
      Map.ofEntries(
          Map.entry(FLAT + "BitVector", DataType.BOOLEAN),
          Map.entry(FLAT + "TinyIntVector", DataType.TINYINT),
          Map.entry(FLAT + "SmallIntVector", DataType.SMALLINT),
          Map.entry(FLAT + "IntVector", DataType.INTEGER),
          Map.entry(FLAT + "BigIntVector", DataType.BIGINT),
          Map.entry(FLAT + "Float4Vector", DataType.REAL),
          Map.entry(FLAT + "Float8Vector", DataType.DOUBLE),
          Map.entry(FLAT + "VarCharVector", DataType.VARCHAR),
          Map.entry(FLAT + "VarBinaryVector", DataType.BINARY),
          Map.entry(FLAT + "DateDayVector", DataType.DATE),
          Map.entry(FLAT + "TimeSecVector", DataType.time(0)),
          Map.entry(FLAT + "TimeMilliVector", DataType.time(3)),
          Map.entry(FLAT + "TimeMicroVector", DataType.time(6)),
          Map.entry(FLAT + "TimeNanoVector", DataType.time(9)),
          Map.entry(FLAT + "TimeStampSecVector", DataType.timestamp(0)),
          Map.entry(FLAT + "TimeStampMilliVector", DataType.timestamp(3)),
          Map.entry(FLAT + "TimeStampMicroVector", DataType.timestamp(6)),
          Map.entry(FLAT + "TimeStampNanoVector", DataType.timestamp(9)),
          Map.entry(FLAT + "TimeStampSecTZVector", DataType.timestampLtz(0)),
          Map.entry(FLAT + "TimeStampMilliTZVector", DataType.timestampLtz(3)),
          Map.entry(FLAT + "TimeStampMicroTZVector", DataType.timestampLtz(6)),
          Map.entry(FLAT + "TimeStampNanoTZVector", DataType.timestampLtz(9)));

  /** Classes of which an annotation has to say the rest. */
  private static final Map<String, TypeKind> OPEN =
      Map.of(
          FLAT + "DecimalVector", TypeKind.DECIMAL,
          COMPLEX + "ListVector", TypeKind.ARRAY,
          COMPLEX + "MapVector", TypeKind.MAP,
          COMPLEX + "StructVector", TypeKind.ROW);

  private UdfVectorTypes() {}

  static boolean isVector(JavaType type) {
    return EXACT.containsKey(type.erasure()) || OPEN.containsKey(type.erasure());
  }

  /** What a parameter takes. */
  static Optional<UdfType> parameter(JavaType type) {
    if (OPEN.get(type.erasure()) == TypeKind.DECIMAL) {
      return Optional.of(new UdfType.AnyOf(TypeKind.DECIMAL));
    }
    return result(type);
  }

  /** What a result is. */
  static Optional<UdfType> result(JavaType type) {
    return Optional.ofNullable(EXACT.get(type.erasure())).map(UdfType.Exact::new);
  }

  /** Whether a vector class holds the values of an SQL type that was written beside it. */
  static boolean holds(JavaType vector, DataType type) {
    DataType exact = EXACT.get(vector.erasure());
    return exact != null ? exact.equals(type) : OPEN.get(vector.erasure()) == type.kind();
  }

  /** A type to show to the author of a function with this vector. */
  static String example(JavaType type) {
    TypeKind kind = OPEN.get(type.erasure());
    if (kind == TypeKind.ARRAY) {
      return "ARRAY<VARCHAR>";
    }
    if (kind == TypeKind.MAP) {
      return "MAP<VARCHAR, INTEGER>";
    }
    return kind == TypeKind.ROW ? "ROW<id BIGINT, name VARCHAR>" : "DECIMAL(18, 2)";
  }
}
