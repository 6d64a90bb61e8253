package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.pipeline.internal.ColumnSelection;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The columns of a batch that one stage reads: vectors borrowed of the batch, metadata filled in.
 */
final class ColumnView implements AutoCloseable {

  private final Batch batch;
  private final List<FieldVector> owned;

  private ColumnView(Batch batch, List<FieldVector> owned) {
    this.batch = batch;
    this.owned = owned;
  }

  /** A view that lives as long as the batch, at most. */
  static ColumnView of(Batch batch, ColumnSelection selection, BufferAllocator allocator) {
    if (selection.isIdentity()) {
      return new ColumnView(batch, List.of());
    }
    List<FieldVector> vectors = new ArrayList<>();
    List<FieldVector> owned = new ArrayList<>();
    try {
      for (int column = 0; column < selection.schema().size(); column++) {
        if (selection.source(column) >= 0) {
          vectors.add(batch.vector(selection.source(column)));
        } else {
          FieldVector filled =
              MetadataVectors.create(selection.metadata(column), batch.origins(), allocator);
          owned.add(filled);
          vectors.add(filled);
        }
      }
    } catch (RuntimeException e) {
      owned.forEach(FieldVector::close);
      throw e;
    }
    VectorSchemaRoot root =
        new VectorSchemaRoot(selection.schema().toArrow().getFields(), vectors, batch.rows());
    Batch view =
        Batch.take(selection.schema(), root, batch.origins()).withTombstones(batch.tombstones());
    return new ColumnView(view, owned);
  }

  /**
   * The same view, whose rows came from records that have these headers in place of those of the
   * same names; itself if there are none. Rows without records have nothing to carry.
   */
  ColumnView withHeaders(List<Header> headers) {
    SourceRecords records = batch.origins().records();
    if (headers.isEmpty() || records.count() == 0) {
      return this;
    }
    Batch traced =
        Batch.take(
                batch.schema(),
                batch.root(),
                batch.origins().in(new TracedRecords(records, headers)))
            .withTombstones(batch.tombstones());
    return new ColumnView(traced, owned);
  }

  /** The columns in the stage's order. Not to be closed: its vectors are another's. */
  Batch batch() {
    return batch;
  }

  @Override
  public void close() {
    owned.forEach(FieldVector::close);
  }
}
