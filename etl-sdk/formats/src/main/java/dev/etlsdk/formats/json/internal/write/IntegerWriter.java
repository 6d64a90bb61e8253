package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.kernels.Mem;

/** Writes TINYINT, SMALLINT, INTEGER and BIGINT. */
final class IntegerWriter extends FixedWriter {

  private static final long LARGEST_EXACT = 1L << 53;

  private final int width;
  private final boolean key;
  private final boolean largeAsText;

  IntegerWriter(WriteContext context, int width, boolean key) {
    super(context);
    this.width = width;
    this.key = key;
    largeAsText = width == 8 && context.options.bigints() == NumberForm.STRING;
  }

  @Override
  int write(int position, int index) {
    long value =
        switch (width) {
          case 4 -> Mem.getInt(values + 4L * index);
          case 8 -> Mem.getLong(values + 8L * index);
          case 2 -> Mem.getShort(values + 2L * index);
          default -> Mem.getByte(values + index);
        };
    byte[] out = context.out;
    if (key || (largeAsText && (value > LARGEST_EXACT || value < -LARGEST_EXACT))) {
      out[position] = '"';
      int at = DigitWriter.write(out, position + 1, value);
      out[at] = '"';
      return at + 1;
    }
    return DigitWriter.write(out, position, value);
  }
}
