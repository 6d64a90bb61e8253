package dev.etlsdk.runtime.internal.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Fills metadata columns from the origins of rows. */
final class MetadataVectors {

  private MetadataVectors() {}

  /**
   * The vector of a metadata column, owned by the caller.
   *
   * @param index in {@link MetadataColumns#ALL}
   */
  static FieldVector create(int index, Origins origins, BufferAllocator allocator) {
    Column column = MetadataColumns.ALL.get(index);
    FieldVector vector = ArrowTypes.toField(column).createVector(allocator);
    try {
      vector.setInitialCapacity(origins.rows());
      vector.allocateNew();
      fill(column, vector, origins);
      vector.setValueCount(origins.rows());
      return vector;
    } catch (RuntimeException e) {
      vector.close();
      throw e;
    }
  }

  private static void fill(Column column, FieldVector vector, Origins origins) {
    if (column.equals(MetadataColumns.TOPIC)) {
      fillTopics((VarCharVector) vector, origins);
    } else if (column.equals(MetadataColumns.PARTITION)) {
      fillPartitions((IntVector) vector, origins);
    } else if (column.equals(MetadataColumns.OFFSET)) {
      fillOffsets((BigIntVector) vector, origins);
    } else if (column.equals(MetadataColumns.TIMESTAMP)) {
      fillTimestamps((TimeStampMilliTZVector) vector, origins);
    } else if (column.equals(MetadataColumns.KEY)) {
      fillKeys((VarBinaryVector) vector, origins);
    } else {
      fillHeaders((MapVector) vector, origins);
    }
  }

  private static void fillTopics(VarCharVector vector, Origins origins) {
    SourceRecords records = origins.records();
    String last = "";
    byte[] bytes = {};
    for (int row = 0; row < origins.rows(); row++) {
      String topic = records.topic(origins.ordinal(row));
      if (!topic.equals(last)) {
        last = topic;
        bytes = topic.getBytes(UTF_8);
      }
      vector.setSafe(row, bytes);
    }
  }

  private static void fillPartitions(IntVector vector, Origins origins) {
    SourceRecords records = origins.records();
    for (int row = 0; row < origins.rows(); row++) {
      vector.setSafe(row, records.partition(origins.ordinal(row)));
    }
  }

  private static void fillOffsets(BigIntVector vector, Origins origins) {
    SourceRecords records = origins.records();
    for (int row = 0; row < origins.rows(); row++) {
      vector.setSafe(row, records.offset(origins.ordinal(row)));
    }
  }

  private static void fillTimestamps(TimeStampMilliTZVector vector, Origins origins) {
    SourceRecords records = origins.records();
    for (int row = 0; row < origins.rows(); row++) {
      long timestamp = records.timestamp(origins.ordinal(row));
      if (timestamp < 0) {
        vector.setNull(row);
      } else {
        vector.setSafe(row, timestamp);
      }
    }
  }

  private static void fillKeys(VarBinaryVector vector, Origins origins) {
    SourceRecords records = origins.records();
    for (int row = 0; row < origins.rows(); row++) {
      byte[] key = records.key(origins.ordinal(row));
      if (key == null) {
        vector.setNull(row);
      } else {
        vector.setSafe(row, key);
      }
    }
  }

  private static void fillHeaders(MapVector vector, Origins origins) {
    StructVector entries = (StructVector) vector.getDataVector();
    VarCharVector names = (VarCharVector) entries.getChildByOrdinal(0);
    VarBinaryVector values = (VarBinaryVector) entries.getChildByOrdinal(1);
    int entry = 0;
    for (int row = 0; row < origins.rows(); row++) {
      vector.startNewValue(row);
      Map<String, byte @Nullable []> lastOfName = new LinkedHashMap<>();
      for (Header header : origins.records().headers(origins.ordinal(row))) {
        lastOfName.put(header.name(), header.value());
      }
      for (Map.Entry<String, byte @Nullable []> header : lastOfName.entrySet()) {
        entries.setIndexDefined(entry);
        names.setSafe(entry, header.getKey().getBytes(UTF_8));
        byte[] value = header.getValue();
        if (value == null) {
          values.setNull(entry);
        } else {
          values.setSafe(entry, value);
        }
        entry++;
      }
      vector.endValue(row, lastOfName.size());
    }
    entries.setValueCount(entry);
  }
}
