package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.kernels.Mem;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Writes MAP as an object. */
final class MapWriter extends ValueWriter {

  private final ValueWriter key;
  private final ValueWriter value;
  private final int entrySize;
  private long offsets;

  /**
   * Makes a writer.
   *
   * @param entrySize bytes that an entry takes at most, besides what its writers make room for
   */
  MapWriter(WriteContext context, ValueWriter key, ValueWriter value, int entrySize) {
    super(context);
    this.key = key;
    this.value = value;
    this.entrySize = entrySize;
  }

  @Override
  void begin(FieldVector vector) {
    super.begin(vector);
    offsets = vector.getOffsetBuffer().memoryAddress();
    List<FieldVector> entries = ((ListVector) vector).getDataVector().getChildrenFromFields();
    key.begin(entries.get(0));
    value.begin(entries.get(1));
  }

  @Override
  int write(int position, int index) {
    int from = Mem.getInt(offsets + 4L * index);
    int to = Mem.getInt(offsets + 4L * index + 4);
    context.out[position] = '{';
    int at = position + 1;
    for (int child = from; child < to; child++) {
      context.ensure(at, entrySize);
      if (child > from) {
        context.out[at++] = ',';
      }
      at = entry(at, child);
      if (at < 0) {
        return context.within("[entry " + (child - from) + "]");
      }
    }
    context.out[at] = '}';
    return at + 1;
  }

  private int entry(int position, int child) {
    int at = key.isNull(child) ? context.fail("a key is null") : key.write(position, child);
    if (at < 0) {
      return at;
    }
    context.out[at++] = ':';
    return value.writeOrNull(at, child);
  }
}
