package dev.etlsdk.formats.json.internal.write;

import java.nio.charset.StandardCharsets;

/** Writes BINARY as base64 with padding. */
final class BinaryWriter extends VariableWriter {

  private static final byte[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  BinaryWriter(WriteContext context) {
    super(context);
  }

  @Override
  int write(int position, int index) {
    long from = start(index);
    int length = length(index);
    context.ensure(position, Math.multiplyExact(length / 3 + 1, 4) + 2);
    byte[] out = context.out;
    int at = position;
    out[at++] = '"';
    for (int done = 0; done < length; done += 3) {
      int count = Math.min(3, length - done);
      int bits = Integer.reverseBytes((int) word(from + done, count)) >>> 8;
      out[at] = ALPHABET[bits >>> 18];
      out[at + 1] = ALPHABET[bits >>> 12 & 63];
      out[at + 2] = count > 1 ? ALPHABET[bits >>> 6 & 63] : (byte) '=';
      out[at + 3] = count > 2 ? ALPHABET[bits & 63] : (byte) '=';
      at += 4;
    }
    out[at] = '"';
    return at + 1;
  }
}
