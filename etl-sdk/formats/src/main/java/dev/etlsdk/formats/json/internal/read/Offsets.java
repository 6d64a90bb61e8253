package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.kernels.Mem;

/**
 * The offsets of a vector whose values have lengths. Offsets of values that were passed over are
 * filled in when the next one is written. Not thread-safe.
 */
final class Offsets {

  private long address;
  private int filled;
  private int end;

  /** Begins with no value. */
  void begin() {
    filled = 0;
    end = 0;
  }

  void locate(long newAddress) {
    address = newAddress;
  }

  /** Where the last value ends, and the next begins. */
  int end() {
    return end;
  }

  /** Where the value at an index begins, or the one before it ends. */
  int start(int index) {
    return Mem.getInt(address + 4L * index);
  }

  /** Ends the value at an index, the largest so far. */
  void commit(int index, int newEnd) {
    if (filled < index) {
      fill(index);
    }
    Mem.putInt(address + 4L * index + 4, newEnd);
    filled = index + 1;
    end = newEnd;
  }

  /** Gives values before an index, if they have none yet, an empty length. */
  void fill(int index) {
    while (filled < index) {
      Mem.putInt(address + 4L * ++filled, end);
    }
  }

  /** Forgets the value at the largest index so far. */
  void back(int index) {
    if (filled > index) {
      filled = index;
      end = Mem.getInt(address + 4L * index);
    }
  }
}
