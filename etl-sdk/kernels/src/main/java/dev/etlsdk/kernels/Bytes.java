package dev.etlsdk.kernels;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Strings and byte strings in memory, as Arrow lays them out: 32-bit offsets and the bytes. */
public final class Bytes {

  private Bytes() {}

  /** The bytes of a row. */
  public static byte[] read(long offsets, long data, int row) {
    int start = Mem.getInt(offsets + 4L * row);
    int length = Mem.getInt(offsets + 4L * row + 4) - start;
    byte[] bytes = new byte[length];
    Mem.copy(data + start, bytes, 0, length);
    return bytes;
  }

  /** The UTF-8 text of a row. */
  public static String text(long offsets, long data, int row) {
    return new String(read(offsets, data, row), StandardCharsets.UTF_8);
  }

  /** The UTF-8 bytes of a text. */
  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes that hexadecimal digits write. */
  public static byte[] ofHex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** Whether two rows hold the same bytes. */
  public static boolean equal(
      long offsets, long data, int row, long otherOffsets, long otherData, int otherRow) {
    int start = Mem.getInt(offsets + 4L * row);
    int length = Mem.getInt(offsets + 4L * row + 4) - start;
    int otherStart = Mem.getInt(otherOffsets + 4L * otherRow);
    if (length != Mem.getInt(otherOffsets + 4L * otherRow + 4) - otherStart) {
      return false;
    }
    long at = data + start;
    long other = otherData + otherStart;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if (Mem.getLong(at + i) != Mem.getLong(other + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (Mem.getByte(at + i) != Mem.getByte(other + i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row holds these bytes. */
  public static boolean equal(long offsets, long data, int row, byte[] bytes) {
    int start = Mem.getInt(offsets + 4L * row);
    int length = Mem.getInt(offsets + 4L * row + 4) - start;
    if (length != bytes.length) {
      return false;
    }
    long at = data + start;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if (Mem.getLong(at + i) != Mem.getLong(bytes, i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (Mem.getByte(at + i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Compares two rows byte by byte, unsigned; for UTF-8 that is the order of code points. */
  public static int compare(
      long offsets, long data, int row, long otherOffsets, long otherData, int otherRow) {
    int start = Mem.getInt(offsets + 4L * row);
    int length = Mem.getInt(offsets + 4L * row + 4) - start;
    int otherStart = Mem.getInt(otherOffsets + 4L * otherRow);
    int otherLength = Mem.getInt(otherOffsets + 4L * otherRow + 4) - otherStart;
    int common = Math.min(length, otherLength);
    for (int i = 0; i < common; i++) {
      byte left = Mem.getByte(data + start + i);
      byte right = Mem.getByte(otherData + otherStart + i);
      if (left != right) {
        return Byte.compareUnsigned(left, right);
      }
    }
    return Integer.compare(length, otherLength);
  }

  /** Compares a row with bytes, unsigned. */
  public static int compare(long offsets, long data, int row, byte[] bytes) {
    int start = Mem.getInt(offsets + 4L * row);
    int length = Mem.getInt(offsets + 4L * row + 4) - start;
    int common = Math.min(length, bytes.length);
    for (int i = 0; i < common; i++) {
      byte left = Mem.getByte(data + start + i);
      if (left != bytes[i]) {
        return Byte.compareUnsigned(left, bytes[i]);
      }
    }
    return Integer.compare(length, bytes.length);
  }

  /** Compares two texts by code points, as their UTF-8 bytes would compare. */
  public static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        // surrogates stand for code points above all others, but aren't the largest chars
        boolean leftHigh = Character.isSurrogate(l);
        boolean rightHigh = Character.isSurrogate(r);
        return leftHigh == rightHigh
            ? Character.compare(l, r)
            : Boolean.compare(leftHigh, rightHigh);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
