package dev.etlsdk.api.batch;

import dev.etlsdk.api.schema.Schema;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows as Arrow vectors, with the origin of each row.
 *
 * <p><b>Ownership.</b> A batch owns its vectors and releases them in {@link #close}; whoever holds
 * the batch last closes it. Who receives one as a parameter borrows it, unless the method's name
 * begins with {@code take}.
 *
 * <p><b>Threads.</b> Used by one thread at a time.
 */
public final class Batch implements AutoCloseable {

  private static final int[] NO_TOMBSTONES = {};

  private final Schema schema;
  private final VectorSchemaRoot root;
  private final Origins origins;
  private final int[] tombstones;

  private Batch(Schema schema, VectorSchemaRoot root, Origins origins, int[] tombstones) {
    if (root.getFieldVectors().size() != schema.size()) {
      throw new IllegalArgumentException(
          "the schema has "
              + schema.size()
              + " columns, the vectors are "
              + root.getFieldVectors().size());
    }
    if (origins.rows() != root.getRowCount()) {
      throw new IllegalArgumentException(
          root.getRowCount() + " rows, but origins of " + origins.rows());
    }
    this.schema = schema;
    this.root = root;
    this.origins = origins;
    this.tombstones = tombstones;
  }

  /**
   * A batch that takes ownership of the vectors.
   *
   * @param schema the columns; the vectors stand in the same order with the types of {@link
   *     dev.etlsdk.api.schema.ArrowTypes}
   * @param root the vectors, row count set
   * @param origins of as many rows
   */
  public static Batch take(Schema schema, VectorSchemaRoot root, Origins origins) {
    return new Batch(schema, root, origins, NO_TOMBSTONES);
  }

  /**
   * The same vectors and origins, to be owned by the batch that is returned, with the ordinals of
   * tombstones that travel with the rows.
   *
   * @param ordinals rising; records that have a key and no value, which a sink passes on in order
   *     with the rows
   */
  public Batch withTombstones(int[] ordinals) {
    return new Batch(schema, root, origins, ordinals);
  }

  /** The columns. */
  public Schema schema() {
    return schema;
  }

  /** The number of rows. */
  public int rows() {
    return root.getRowCount();
  }

  /** The vectors, still owned by this batch. */
  public VectorSchemaRoot root() {
    return root;
  }

  /** The vector of a column, still owned by this batch. */
  public FieldVector vector(int column) {
    return root.getVector(column);
  }

  /** Where each row came from. */
  public Origins origins() {
    return origins;
  }

  /** The ordinals of tombstones that travel with the rows, rising. Not to be changed. */
  public int[] tombstones() {
    return tombstones;
  }

  /** Releases the vectors. */
  @Override
  public void close() {
    root.close();
  }
}
