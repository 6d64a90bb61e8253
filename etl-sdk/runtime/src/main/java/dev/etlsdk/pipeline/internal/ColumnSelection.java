package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that one stage reads of a stream's batches. A metadata column that the batches don't
 * have is filled from the origins of their rows.
 */
public final class ColumnSelection {

  private final Schema schema;
  private final int[] columns;
  private final boolean identity;

  private ColumnSelection(Schema schema, int[] columns, boolean identity) {
    this.schema = schema;
    this.columns = columns;
    this.identity = identity;
  }

  /**
   * Selects columns by their names.
   *
   * @param wanted the columns in the order in which the stage wants them
   * @param layout the columns that the batches have
   */
  static ColumnSelection of(Schema wanted, Schema layout) {
    int[] columns = new int[wanted.size()];
    boolean identity = wanted.size() == layout.size();
    for (int i = 0; i < columns.length; i++) {
      String name = wanted.column(i).name();
      int own = exactIndex(layout, name);
      columns[i] = own >= 0 ? own : -1 - metadataIndex(name);
      identity &= columns[i] == i;
    }
    return new ColumnSelection(wanted, columns, identity);
  }

  /** Of the columns that a stage wants, those that the stream has itself. */
  static List<Column> ownColumns(Schema wanted, Schema stream) {
    List<Column> own = new ArrayList<>();
    for (Column column : wanted) {
      int index = exactIndex(stream, column.name());
      if (index >= 0) {
        own.add(stream.column(index));
      }
    }
    return own;
  }

  private static int exactIndex(Schema schema, String name) {
    return schema.names().indexOf(name);
  }

  private static int metadataIndex(String name) {
    for (int i = 0; i < MetadataColumns.ALL.size(); i++) {
      if (MetadataColumns.ALL.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "neither a column of the stream nor a metadata column: " + name);
  }

  /** The columns, in the order in which the stage wants them. */
  public Schema schema() {
    return schema;
  }

  /** Whether the stage takes the batches as they are. */
  public boolean isIdentity() {
    return identity;
  }

  /** The index in the stream's batches of a column, or -1 if it is filled from the origins. */
  public int source(int column) {
    return Math.max(columns[column], -1);
  }

  /** Which of {@link MetadataColumns#ALL} a column is, where {@link #source} is -1. */
  public int metadata(int column) {
    return -1 - columns[column];
  }
}
