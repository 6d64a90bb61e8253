package dev.etlsdk.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemTest {

  private final BufferAllocator allocator = new RootAllocator();
  private ArrowBuf buffer;
  private long at;

  @BeforeEach
  void allocates() {
    buffer = allocator.buffer(64);
    buffer.setZero(0, 64);
    at = buffer.memoryAddress();
  }

  @AfterEach
  void releasesAll() {
    buffer.close();
    allocator.close();
  }

  @Test
  void valuesAreLittleEndianAtAnyAddress() {
    Mem.putLong(at + 1, 0x0102030405060708L);
    assertThat(Mem.getByte(at + 1)).isEqualTo((byte) 8);
    assertThat(Mem.getShort(at + 1)).isEqualTo((short) 0x0708);
    assertThat(Mem.getInt(at + 1)).isEqualTo(0x05060708);
    assertThat(Mem.getLong(at + 1)).isEqualTo(0x0102030405060708L);
    Mem.putInt(at + 3, -1);
    assertThat(Mem.getLong(at + 1)).isEqualTo(0x0102FFFFFFFF0708L);
    Mem.putShort(at + 2, (short) 0);
    Mem.putByte(at + 1, (byte) 9);
    assertThat(Mem.getInt(at + 1)).isEqualTo(0xFF000009);
  }

  @Test
  void fractionsKeepTheirBits() {
    Mem.putDouble(at + 8, -0.0);
    Mem.putFloat(at + 20, Float.MIN_VALUE);
    assertThat(Double.doubleToRawLongBits(Mem.getDouble(at + 8))).isEqualTo(Long.MIN_VALUE);
    assertThat(Mem.getFloat(at + 20)).isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void arraysAreReadAndWrittenSeveralBytesAtOnce() {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(Mem.getLong(bytes, 1)).isEqualTo(0x0908070605040302L);
    assertThat(Mem.getInt(bytes, 5)).isEqualTo(0x09080706);
    assertThat(Mem.getShort(bytes, 7)).isEqualTo((short) 0x0908);
    Mem.putLong(bytes, 0, -1);
    Mem.putShort(bytes, 7, (short) 0x0A0B);
    assertThat(bytes).containsExactly(-1, -1, -1, -1, -1, -1, -1, 0x0B, 0x0A);
  }

  @Test
  void copiesBetweenMemoryAndArraysAlsoWhereBothOverlap() {
    Mem.copy(new byte[] {0, 1, 2, 3, 4}, 1, at, 4);
    Mem.copy(at, at + 2, 4);
    byte[] read = new byte[8];
    Mem.copy(at, read, 1, 6);
    assertThat(read).containsExactly(0, 1, 2, 1, 2, 3, 4, 0);
    Mem.fill(at + 1, 2, (byte) 7);
    Mem.copy(at, read, 0, 4);
    assertThat(read).startsWith(1, 7, 7, 2);
  }
}
