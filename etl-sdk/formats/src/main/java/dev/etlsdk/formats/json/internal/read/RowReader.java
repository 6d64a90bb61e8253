package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Status;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Reads ROW from an object. */
final class RowReader extends ValueReader {

  private final FieldSet fields;
  private final boolean tooDeep;

  /**
   * Makes a reader.
   *
   * @param depth how many objects and arrays its fields stand in
   */
  RowReader(
      ReadContext context,
      DataType.Row type,
      boolean nullable,
      List<ValueReader> readers,
      int depth) {
    super(context, type, nullable);
    fields = new FieldSet(context, type.fields(), readers, depth);
    tooDeep = depth > context.options.maxDepth();
  }

  @Override
  int read(byte[] b, int position, int index) {
    if (b[position] != '{') {
      return other(b, position, index);
    }
    if (tooDeep) {
      return fault.tooDeep();
    }
    int end = fields.read(b, position, index);
    if (end >= 0) {
      setValid(index);
    }
    return end;
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    return Status.WRONG;
  }

  @Override
  boolean takesText() {
    return false;
  }

  @Override
  void clear(int index) {
    super.clear(index);
    fields.clear(index);
  }

  @Override
  void prepare(FieldVector vector, int count) {
    super.prepare(vector, count);
    ValueReader[] readers = fields.readers();
    for (int i = 0; i < readers.length; i++) {
      readers[i].prepare(vector.getChildrenFromFields().get(i), count);
    }
  }

  @Override
  void begin(FieldVector vector) {
    super.begin(vector);
    ValueReader[] readers = fields.readers();
    for (int i = 0; i < readers.length; i++) {
      readers[i].begin(vector.getChildrenFromFields().get(i));
    }
  }

  @Override
  void locate(FieldVector vector) {
    super.locate(vector);
    ValueReader[] readers = fields.readers();
    for (int i = 0; i < readers.length; i++) {
      readers[i].locate(vector.getChildrenFromFields().get(i));
    }
  }

  @Override
  void finish(int count) {
    for (ValueReader reader : fields.readers()) {
      reader.finish(count);
    }
  }
}
