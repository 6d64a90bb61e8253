package dev.etlsdk.kernels;

/** Bitmaps as Arrow has them, 64 bits at a time. Bit i of a word is row i of its block. */
public final class Bitmaps {

  /** The rows of a block. */
  public static final int BLOCK = 64;

  private Bitmaps() {}

  /** A word with the lowest bits set. */
  public static long lowest(int bits) {
    return bits >= BLOCK ? -1L : (1L << bits) - 1;
  }

  /**
   * The word of the block that begins at a row.
   *
   * @param address of the bitmap
   * @param base first row of the block, a multiple of 64
   * @param rows the bitmap's rows; memory behind them isn't touched
   */
  public static long word(long address, int base, int rows) {
    int left = rows - base;
    long at = address + (base >>> 3);
    if (left >= BLOCK) {
      return Mem.getLong(at);
    }
    long word = 0;
    int bytes = (left + 7) >>> 3;
    for (int i = 0; i < bytes; i++) {
      word |= (Mem.getByte(at + i) & 0xFFL) << (i << 3);
    }
    return word & lowest(left);
  }

  /**
   * Sets bits from any row on.
   *
   * @param address of a bitmap with at least 16 bytes behind the one that holds {@code row}, whose
   *     bits from {@code row} on are 0 up to the end of its byte
   * @param row the first row
   * @param word the bits, 0 from {@code count} on
   * @param count how many
   */
  public static void append(long address, int row, long word, int count) {
    long at = address + (row >>> 3);
    int shift = row & 7;
    long kept = shift == 0 ? 0 : Mem.getByte(at) & lowest(shift);
    Mem.putLong(at, kept | word << shift);
    if (shift + count > BLOCK) {
      Mem.putByte(at + 8, (byte) (word >>> (BLOCK - shift)));
    }
  }

  /** Whether a bit is set. */
  public static boolean get(long address, int row) {
    return (Mem.getByte(address + (row >>> 3)) >>> (row & 7) & 1) != 0;
  }
}
