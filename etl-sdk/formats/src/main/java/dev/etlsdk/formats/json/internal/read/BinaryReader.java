package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.kernels.Mem;
import java.util.Arrays;

/** Reads BINARY from base64, with or without padding. */
final class BinaryReader extends VariableReader {

  private static final byte[] SIX_BITS = sixBits();

  BinaryReader(ReadContext context, boolean nullable) {
    super(context, DataType.BINARY, nullable);
  }

  private static byte[] sixBits() {
    byte[] table = new byte[256];
    Arrays.fill(table, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      table[alphabet.charAt(i)] = (byte) i;
    }
    return table;
  }

  @Override
  int read(byte[] b, int position, int index) {
    return b[position] == '"' ? string(b, position, index) : other(b, position, index);
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    int end = to;
    if ((to - from & 3) == 0 && to > from) {
      end -= b[to - 1] != '=' ? 0 : b[to - 2] == '=' ? 2 : 1;
    }
    int rest = end - from & 3;
    if (rest == 1) {
      return Status.WRONG;
    }
    long address = reserve((end - from) / 4 * 3 + 3);
    int length = 0;
    int at = from;
    for (; at + 4 <= end; at += 4) {
      int bits = four(b[at], b[at + 1], b[at + 2], b[at + 3]);
      if (bits < 0) {
        return Status.WRONG;
      }
      Mem.putInt(address + length, Integer.reverseBytes(bits << 8));
      length += 3;
    }
    if (rest > 0) {
      int bits = four(b[at], b[at + 1], rest == 3 ? b[at + 2] : (byte) 'A', (byte) 'A');
      if (bits < 0) {
        return Status.WRONG;
      }
      Mem.putInt(address + length, Integer.reverseBytes(bits << 8));
      length += rest - 1;
    }
    commit(index, length);
    return Status.OK;
  }

  private static int four(byte first, byte second, byte third, byte fourth) {
    return SIX_BITS[first & 0xFF] << 18
        | SIX_BITS[second & 0xFF] << 12
        | SIX_BITS[third & 0xFF] << 6
        | SIX_BITS[fourth & 0xFF];
  }
}
