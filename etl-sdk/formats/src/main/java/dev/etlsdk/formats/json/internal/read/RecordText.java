package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.formats.json.JsonOptions.MalformedText;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.Syntax;
import dev.etlsdk.formats.json.internal.text.Utf8;
import dev.etlsdk.kernels.Mem;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of the record in hand, known to be UTF-8, with zeros behind them so that readers may
 * look at several bytes at once. Not thread-safe.
 */
public final class RecordText {

  private final Fault fault;
  private final boolean replace;
  private byte[] bytes = new byte[4096];
  private int length;

  public RecordText(ReadContext context) {
    fault = context.fault;
    replace = context.options.malformedText() == MalformedText.REPLACE;
  }

  /** Takes a record; returns the position of its first byte, or {@link Fault#FAILED}. */
  public int load(byte[] value) {
    boolean ascii = copy(value);
    fault.record(bytes, length);
    if (ascii) {
      return 0;
    }
    int invalid = Utf8.firstInvalid(bytes, 0, length);
    if (invalid >= 0) {
      if (!replace) {
        return fault.invalidUtf8(invalid);
      }
      copy(new String(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
      fault.record(bytes, length);
    }
    boolean byteOrderMark = Mem.getInt(bytes, 0) << 8 == 0xBFBBEF00;
    return byteOrderMark ? 3 : 0;
  }

  private boolean copy(byte[] value) {
    int needed = Math.addExact(value.length, Syntax.PADDING);
    if (needed > bytes.length) {
      bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, needed + (needed >> 1))];
    }
    length = value.length;
    boolean ascii = Utf8.copyAscii(value, length, bytes);
    Mem.putLong(bytes, length, 0);
    return ascii;
  }

  /** The text, and zeros behind it; another array after the next {@link #load}. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many of the bytes are text. */
  public int length() {
    return length;
  }
}
