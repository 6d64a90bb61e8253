package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Writes ARRAY as an array. */
final class ArrayWriter extends ValueWriter {

  private final ValueWriter element;
  private final int elementSize;
  private long offsets;

  /**
   * Makes a writer.
   *
   * @param elementSize bytes that an element takes at most, besides what its writer makes room for
   */
  ArrayWriter(WriteContext context, ValueWriter element, int elementSize) {
    super(context);
    this.element = element;
    this.elementSize = elementSize;
  }

  @Override
  void begin(FieldVector vector) {
    super.begin(vector);
    offsets = vector.getOffsetBuffer().memoryAddress();
    element.begin(((ListVector) vector).getDataVector());
  }

  @Override
  int write(int position, int index) {
    int from = Mem.getInt(offsets + 4L * index);
    int to = Mem.getInt(offsets + 4L * index + 4);
    context.out[position] = '[';
    int at = position + 1;
    for (int child = from; child < to; child++) {
      context.ensure(at, elementSize);
      if (child > from) {
        context.out[at++] = ',';
      }
      at = element.writeOrNull(at, child);
      if (at < 0) {
        return context.within("[" + (child - from) + "]");
      }
    }
    context.out[at] = ']';
    return at + 1;
  }
}
