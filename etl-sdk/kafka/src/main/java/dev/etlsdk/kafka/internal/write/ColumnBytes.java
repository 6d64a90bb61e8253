package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.TypeKind;
import java.nio.ByteBuffer;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a column's values where they become a key or a header: text as UTF-8, binary as it
 * is, INTEGER and BIGINT as 4 and 8 bytes, the highest first, as Kafka's own serialisers write
 * them.
 */
final class ColumnBytes {

  private ColumnBytes() {}

  static boolean canHold(Column column) {
    TypeKind kind = column.type().kind();
    return kind == TypeKind.VARCHAR
        || kind == TypeKind.BINARY
        || kind == TypeKind.INTEGER
        || kind == TypeKind.BIGINT;
  }

  /** A value's bytes; null for null. */
  static byte @Nullable [] of(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof VarCharVector text) {
      return text.get(row);
    }
    if (vector instanceof VarBinaryVector binary) {
      return binary.get(row);
    }
    if (vector instanceof IntVector ints) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(ints.get(row)).array();
    }
    return ByteBuffer.allocate(Long.BYTES).putLong(((BigIntVector) vector).get(row)).array();
  }
}
