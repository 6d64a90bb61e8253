package dev.etlsdk.processor.internal.lineage;

/**
 * A column of a stream; ordered by stream, then column.
 *
 * @param stream its name
 * @param column the column's
 */
record ColumnRef(String stream, String column) implements Comparable<ColumnRef> {

  @Override
  public int compareTo(ColumnRef other) {
    int byStream = stream.compareTo(other.stream);
    return byStream != 0 ? byStream : column.compareTo(other.column);
  }

  @Override
  public String toString() {
    return stream + "." + column;
  }
}
