package dev.etlsdk.formats.json.internal.write;

import org.apache.arrow.vector.FieldVector;

/** Writes ROW as an object. */
final class RowWriter extends ValueWriter {

  private final FieldsWriter fields;

  RowWriter(WriteContext context, FieldsWriter fields) {
    super(context);
    this.fields = fields;
  }

  @Override
  void begin(FieldVector vector) {
    super.begin(vector);
    fields.begin(vector.getChildrenFromFields());
  }

  @Override
  int write(int position, int index) {
    return fields.write(position, index);
  }
}
