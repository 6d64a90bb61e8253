package dev.etlsdk.api.codec;

import java.util.Arrays;

/**
 * The bytes of a batch's records, one behind the other in one array that is used again from batch
 * to batch. Not thread-safe.
 *
 * <p>An encoder writes at {@link #position()} into {@link #array()}, after {@link #ensure}, and
 * ends each record with {@link #endRecord}.
 */
public final class EncodedRecords {

  /** The JVM takes no longer arrays. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  /** More than a batch of the usual size needs; one of unusual size doesn't keep its memory. */
  private static final int KEPT = 32 << 20;

  private byte[] bytes = new byte[1 << 16];
  private int[] ends = new int[1024];
  private int count;

  /** Forgets the records; keeps the memory, unless it has grown beyond 32 MiB. */
  public void clear() {
    count = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[1 << 16];
    }
  }

  /** The array written to; another one after {@link #ensure} had to grow it. */
  public byte[] array() {
    return bytes;
  }

  /** Where the next record begins. */
  public int position() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /**
   * The array, with room for this many bytes from a position on.
   *
   * @throws OutOfMemoryError if the batch's records exceed 2 GB
   */
  public byte[] ensure(int position, int more) {
    long needed = (long) position + more;
    if (needed > LONGEST) {
      throw new OutOfMemoryError(
          "the records of one batch have more than 2 GB in their output format");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(LONGEST, Math.max(needed, bytes.length * 2L)));
    }
    return bytes;
  }

  /** Ends the record that began at {@link #position()}; the next one begins at {@code end}. */
  public void endRecord(int end) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = end;
  }

  /** The number of records. */
  public int count() {
    return count;
  }

  /** Where a record begins in {@link #array()}. */
  public int start(int record) {
    return record == 0 ? 0 : ends[record - 1];
  }

  /** The length of a record in bytes. */
  public int length(int record) {
    return ends[record] - start(record);
  }

  /** A copy of a record's bytes. */
  public byte[] copy(int record) {
    return Arrays.copyOfRange(bytes, start(record), ends[record]);
  }
}
