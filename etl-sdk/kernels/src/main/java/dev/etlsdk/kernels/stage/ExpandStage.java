package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of each element of an ARRAY or MAP, in order. A row of more than 1,000,000 elements
 * fails with ETL-VALUE-0004; a batch that would become more than 8,000,000 rows ends the task with
 * ETL-RUN-0003. One instance a task, used by its work thread.
 */
public final class ExpandStage implements Stage {

  private static final int ORDINAL = -1;
  private static final int NO_ELEMENT = -1;

  /** What one row may become. */
  private static final int MAX_ELEMENTS = 1_000_000;

  /** What one batch may become. */
  private static final int MAX_ROWS = 8_000_000;

  private final Schema output;
  private final int collection;
  private final int[] kept;
  private final int[] elements;
  private final boolean outer;
  private @Nullable BufferAllocator allocator;
  private int[] parents = {};
  private int[] positions = {};
  private int[] ordinals = {};
  private int rows;

  /**
   * A stage.
   *
   * @param output the columns it makes
   * @param collection the input's column that is an ARRAY or MAP
   * @param kept columns of the input that come first in the output
   * @param elements parts of the element that follow: of a ROW the number of a field, of a MAP's
   *     entry 0 for the key and 1 for the value, of another element 0; -1 for the element's number,
   *     counted from 1
   * @param outer whether a row without elements stays, with NULL for them
   */
  public ExpandStage(Schema output, int collection, int[] kept, int[] elements, boolean outer) {
    this.output = output;
    this.collection = collection;
    this.kept = kept.clone();
    this.elements = elements.clone();
    this.outer = outer;
  }

  @Override
  public void open(BufferAllocator newAllocator, FunctionInstances functions, Clock clock) {
    allocator = newAllocator;
  }

  @Override
  public Batch process(Batch input, RowErrors errors) {
    BufferAllocator owner = allocator;
    if (owner == null) {
      throw new IllegalStateException("process before open");
    }
    ListVector list = (ListVector) input.vector(collection);
    count(list, input.rows(), errors);
    List<FieldVector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < kept.length; i++) {
        vectors.add(SelectedRows.copy(input.vector(kept[i]), target(i, owner), parents, rows));
      }
      for (int i = 0; i < elements.length; i++) {
        FieldVector target = target(kept.length + i, owner);
        vectors.add(
            elements[i] == ORDINAL
                ? ordinals((IntVector) target)
                : element(list, elements[i], target));
      }
    } catch (RuntimeException e) {
      vectors.forEach(FieldVector::close);
      throw e;
    }
    VectorSchemaRoot root = new VectorSchemaRoot(output.toArrow().getFields(), vectors, rows);
    return Batch.take(output, root, input.origins().select(parents, rows));
  }

  private FieldVector target(int column, BufferAllocator owner) {
    return ArrowTypes.toField(output.column(column)).createVector(owner);
  }

  /** Notes for each row of the output its row and element of the input. */
  private void count(ListVector list, int inputRows, RowErrors errors) {
    rows = 0;
    for (int row = 0; row < inputRows; row++) {
      boolean isNull = list.isNull(row);
      int start = isNull ? 0 : list.getElementStartIndex(row);
      int end = isNull ? 0 : list.getElementEndIndex(row);
      if (start == end && outer) {
        add(row, NO_ELEMENT, 0);
      }
      if (end - start > MAX_ELEMENTS) {
        errors.add(row, EtlError.VALUE_0004, null, tooLong(end - start));
        continue;
      }
      if (rows + (end - start) > MAX_ROWS) {
        throw tooMany(inputRows);
      }
      for (int i = start; i < end; i++) {
        add(row, i, i - start + 1);
      }
    }
  }

  private static String tooLong(int elements) {
    return String.format(
        Locale.ROOT,
        "UNNEST of a collection of %,d elements; at most %,d are possible",
        elements,
        MAX_ELEMENTS);
  }

  private static EtlException tooMany(int inputRows) {
    return EtlException.of(
            EtlError.RUN_0003,
            String.format(
                Locale.ROOT,
                "UNNEST makes more than %,d rows of a batch of %,d",
                MAX_ROWS,
                inputRows))
        .fix("let batches have fewer rows")
        .build();
  }

  private void add(int parent, int position, int ordinal) {
    if (rows == parents.length) {
      int capacity = Math.max(64, rows * 2);
      parents = Arrays.copyOf(parents, capacity);
      positions = Arrays.copyOf(positions, capacity);
      ordinals = Arrays.copyOf(ordinals, capacity);
    }
    parents[rows] = parent;
    positions[rows] = position;
    ordinals[rows] = ordinal;
    rows++;
  }

  private FieldVector ordinals(IntVector target) {
    target.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      if (ordinals[row] == 0) {
        target.setNull(row);
      } else {
        target.set(row, ordinals[row]);
      }
    }
    target.setValueCount(rows);
    return target;
  }

  private FieldVector element(ListVector list, int part, FieldVector target) {
    FieldVector values = list.getDataVector();
    if (!(values instanceof StructVector struct)) {
      return SelectedRows.copy(values, target, positions, rows);
    }
    FieldVector field = (FieldVector) struct.getChildByOrdinal(part);
    int[] present = new int[rows];
    for (int row = 0; row < rows; row++) {
      int position = positions[row];
      present[row] = position == NO_ELEMENT || struct.isNull(position) ? NO_ELEMENT : position;
    }
    return SelectedRows.copy(field, target, present, rows);
  }
}
