package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Syntax;
import org.apache.arrow.vector.FieldVector;

/** Reads ARRAY from an array. */
final class ArrayReader extends RepeatedReader {

  private final ValueReader element;

  ArrayReader(
      ReadContext context, DataType.Array type, boolean nullable, ValueReader element, int depth) {
    super(context, type, nullable, depth);
    this.element = element;
  }

  @Override
  int read(byte[] b, int position, int index) {
    if (b[position] != '[') {
      return other(b, position, index);
    }
    if (tooDeep()) {
      return fault.tooDeep();
    }
    int first = firstChild();
    int child = first;
    int at = Syntax.space(b, position + 1);
    if (b[at] == ']') {
      commit(index, child);
      return at + 1;
    }
    while (true) {
      child(child);
      at = element.read(b, at, child);
      if (at < 0) {
        return fault.at(child - first);
      }
      child++;
      at = Syntax.space(b, at);
      if (b[at] != ',') {
        break;
      }
      at = Syntax.space(b, at + 1);
    }
    if (b[at] != ']') {
      return fault.malformed(at);
    }
    commit(index, child);
    return at + 1;
  }

  @Override
  void prepareChildren(FieldVector child, int count) {
    element.prepare(child, count);
  }

  @Override
  void beginChildren(FieldVector child) {
    element.begin(child);
  }

  @Override
  void locateChildren(FieldVector child) {
    element.locate(child);
  }

  @Override
  void truncateChildren(int from, int to) {
    element.truncate(from, to);
  }

  @Override
  void finishChildren(int count) {
    element.finish(count);
  }
}
