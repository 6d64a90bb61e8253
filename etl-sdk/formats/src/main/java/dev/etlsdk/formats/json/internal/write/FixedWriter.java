package dev.etlsdk.formats.json.internal.write;

import org.apache.arrow.vector.FieldVector;

/** Writes values that all have the same number of bytes. */
abstract class FixedWriter extends ValueWriter {

  /** Where the values begin. */
  long values;

  FixedWriter(WriteContext context) {
    super(context);
  }

  @Override
  void begin(FieldVector vector) {
    super.begin(vector);
    values = vector.getDataBuffer().memoryAddress();
  }
}
