package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.formats.json.JsonOptions.Nulls;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Writes an object with one field a writer. Not thread-safe. */
final class FieldsWriter {

  private final WriteContext context;
  private final boolean omitNulls;
  private final FieldWriter[] fields;

  FieldsWriter(WriteContext context, List<Column> columns, List<ValueWriter> writers) {
    this.context = context;
    omitNulls = context.options.nulls() == Nulls.OMIT;
    fields = new FieldWriter[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new FieldWriter(columns.get(i).name(), writers.get(i));
    }
  }

  /** How many bytes the braces and names of a row take at most, written in whole words. */
  static int size(List<Column> columns) {
    return columns.stream().mapToInt(column -> FieldWriter.length(column.name())).sum() + 32;
  }

  void begin(List<FieldVector> vectors) {
    for (int i = 0; i < fields.length; i++) {
      fields[i].writer.begin(vectors.get(i));
    }
  }

  int write(int position, int index) {
    int at = position;
    for (FieldWriter field : fields) {
      ValueWriter writer = field.writer;
      if (writer.isNull(index)) {
        if (!omitNulls) {
          at = writer.writeNull(field.write(context.out, at));
        }
        continue;
      }
      at = writer.write(field.write(context.out, at), index);
      if (at < 0) {
        return context.within(field.name);
      }
    }
    byte[] out = context.out;
    out[position] = '{'; // in place of the first comma
    at = Math.max(at, position + 1);
    out[at] = '}';
    return at + 1;
  }
}
