package dev.etlsdk.api.schema;

import java.util.ArrayList;
import java.util.List;

/** The columns that every source's rows have besides their own; hidden from {@code SELECT *}. */
public final class MetadataColumns {

  /** Topic, table or file. */
  public static final Column TOPIC = Column.of("_topic", DataType.VARCHAR).notNull();

  /** Partition or number of the split. */
  public static final Column PARTITION = Column.of("_partition", DataType.INTEGER).notNull();

  /** Position in the partition. */
  public static final Column OFFSET = Column.of("_offset", DataType.BIGINT).notNull();

  /** The record's time; null if it has none. */
  public static final Column TIMESTAMP = Column.of("_timestamp", DataType.timestampLtz(3));

  /** The record's key. */
  public static final Column KEY = Column.of("_key", DataType.BINARY);

  /** The record's headers; of several under one name the last. */
  public static final Column HEADERS =
      Column.of("_headers", DataType.map(DataType.VARCHAR, DataType.BINARY)).notNull();

  /** All of them. */
  public static final List<Column> ALL = List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, KEY, HEADERS);

  private MetadataColumns() {}

  /**
   * What may be read of a stream: its own columns, and all of these whose names it doesn't have.
   */
  public static Schema besides(Schema stream) {
    List<Column> columns = new ArrayList<>(stream.columns());
    for (Column metadata : ALL) {
      if (!stream.names().contains(metadata.name())) {
        columns.add(metadata);
      }
    }
    return Schema.of(columns);
  }
}
