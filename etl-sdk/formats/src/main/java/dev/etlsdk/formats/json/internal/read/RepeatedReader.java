package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Status;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that hold several others, which stand one behind the other in a vector of theirs.
 */
abstract class RepeatedReader extends ValueReader {

  private final Offsets offsets = new Offsets();
  private final boolean tooDeep;
  private double childrenPerValue = 2;
  private @Nullable ListVector vector;
  private int capacity;
  private int used;

  /**
   * Makes a reader.
   *
   * @param depth how many objects and arrays its elements stand in
   */
  RepeatedReader(ReadContext context, DataType type, boolean nullable, int depth) {
    super(context, type, nullable);
    tooDeep = depth > context.options.maxDepth();
  }

  /** The readers of the vectors below this one's data vector, or of that itself. */
  abstract void prepareChildren(FieldVector child, int count);

  abstract void beginChildren(FieldVector child);

  abstract void locateChildren(FieldVector child);

  abstract void truncateChildren(int from, int to);

  abstract void finishChildren(int count);

  final boolean tooDeep() {
    return tooDeep;
  }

  /** Where the first child of the next value stands. */
  final int firstChild() {
    return offsets.end();
  }

  /** Makes room for a child that is about to be read. */
  final void child(int index) {
    if (index >= capacity) {
      grow(index);
    }
    used = index + 1;
  }

  private void grow(int index) {
    FieldVector child = Objects.requireNonNull(vector).getDataVector();
    while (child.getValueCapacity() <= index) {
      child.reAlloc();
    }
    capacity = child.getValueCapacity();
    locateChildren(child);
  }

  final void commit(int index, int childrenEnd) {
    offsets.commit(index, childrenEnd);
    setValid(index);
  }

  @Override
  final Status text(byte[] b, int from, int to, int index) {
    return Status.WRONG;
  }

  @Override
  final boolean takesText() {
    return false;
  }

  @Override
  final void clear(int index) {
    super.clear(index);
    offsets.back(index);
    if (used > offsets.end()) {
      truncateChildren(offsets.end(), used);
      used = offsets.end();
    }
  }

  @Override
  final void prepare(FieldVector newVector, int count) {
    ListVector list = (ListVector) newVector;
    list.setInitialCapacity(count, 1);
    // A child takes two bytes of its record at least, itself and what stands between.
    double children = Math.min(count * childrenPerValue, context.bytes / 2.0);
    prepareChildren(list.getDataVector(), (int) Math.min(1 << 28, children) + 1);
  }

  @Override
  final void begin(FieldVector newVector) {
    vector = (ListVector) newVector;
    offsets.begin();
    used = 0;
    FieldVector child = vector.getDataVector();
    capacity = child.getValueCapacity();
    super.begin(newVector);
    beginChildren(child);
  }

  @Override
  final void locate(FieldVector newVector) {
    super.locate(newVector);
    offsets.locate(newVector.getOffsetBuffer().memoryAddress());
    locateChildren(((ListVector) newVector).getDataVector());
  }

  @Override
  final void finish(int count) {
    offsets.fill(count);
    Objects.requireNonNull(vector).setLastSet(count - 1);
    if (count > 0) {
      childrenPerValue = Math.max(childrenPerValue * 0.9, (double) offsets.end() / count);
    }
    finishChildren(offsets.end());
    vector = null;
  }
}
