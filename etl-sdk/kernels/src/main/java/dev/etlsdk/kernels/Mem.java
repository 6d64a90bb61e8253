package dev.etlsdk.kernels;

import java.lang.reflect.Field;
import java.nio.ByteOrder;
import sun.misc.Unsafe;

/**
 * Reads and writes memory: outside the heap by address, and several bytes of a byte array at once.
 * Little-endian, as Arrow is.
 *
 * <p>Nothing here checks a bound: the caller checks once a batch what it is going to touch. This is
 * the only class of the SDK that may use {@code sun.misc.Unsafe}, so that another way to memory has
 * one place to go to.
 *
 * <p>Safe for use by several threads that don't share the memory.
 */
public final class Mem {

  private static final Unsafe UNSAFE = unsafe();
  private static final long BYTES = Unsafe.ARRAY_BYTE_BASE_OFFSET;

  static {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new UnsupportedOperationException(
          "Arrow memory is little-endian, and this machine is not");
    }
  }

  private Mem() {}

  private static Unsafe unsafe() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Whether this JVM lets anybody use Unsafe: from JDK 24 on it can be told not to. */
  public static boolean isAllowed() {
    try {
      return UNSAFE.arrayBaseOffset(byte[].class) == BYTES;
    } catch (UnsupportedOperationException refused) {
      return false;
    }
  }

  /** The byte at an address. */
  public static byte getByte(long address) {
    return UNSAFE.getByte(address);
  }

  /** The two bytes at an address. */
  public static short getShort(long address) {
    return UNSAFE.getShort(address);
  }

  /** The four bytes at an address. */
  public static int getInt(long address) {
    return UNSAFE.getInt(address);
  }

  /** The eight bytes at an address. */
  public static long getLong(long address) {
    return UNSAFE.getLong(address);
  }

  /** The four bytes at an address as a number with a fraction. */
  public static float getFloat(long address) {
    return UNSAFE.getFloat(address);
  }

  /** The eight bytes at an address as a number with a fraction. */
  public static double getDouble(long address) {
    return UNSAFE.getDouble(address);
  }

  /** Writes a byte. */
  public static void putByte(long address, byte value) {
    UNSAFE.putByte(address, value);
  }

  /** Writes two bytes. */
  public static void putShort(long address, short value) {
    UNSAFE.putShort(address, value);
  }

  /** Writes four bytes. */
  public static void putInt(long address, int value) {
    UNSAFE.putInt(address, value);
  }

  /** Writes eight bytes. */
  public static void putLong(long address, long value) {
    UNSAFE.putLong(address, value);
  }

  /** Writes four bytes. */
  public static void putFloat(long address, float value) {
    UNSAFE.putFloat(address, value);
  }

  /** Writes eight bytes. */
  public static void putDouble(long address, double value) {
    UNSAFE.putDouble(address, value);
  }

  /** Two bytes of an array. */
  public static short getShort(byte[] array, int index) {
    return UNSAFE.getShort(array, BYTES + index);
  }

  /** Four bytes of an array. */
  public static int getInt(byte[] array, int index) {
    return UNSAFE.getInt(array, BYTES + index);
  }

  /** Eight bytes of an array. */
  public static long getLong(byte[] array, int index) {
    return UNSAFE.getLong(array, BYTES + index);
  }

  /** One byte of an array, without the check that Java's own access makes. */
  public static byte getByte(byte[] array, int index) {
    return UNSAFE.getByte(array, BYTES + index);
  }

  /** Writes one byte of an array, without the check that Java's own access makes. */
  public static void putByte(byte[] array, int index, byte value) {
    UNSAFE.putByte(array, BYTES + index, value);
  }

  /** Writes two bytes of an array. */
  public static void putShort(byte[] array, int index, short value) {
    UNSAFE.putShort(array, BYTES + index, value);
  }

  /** Writes four bytes of an array. */
  public static void putInt(byte[] array, int index, int value) {
    UNSAFE.putInt(array, BYTES + index, value);
  }

  /** Writes eight bytes of an array. */
  public static void putLong(byte[] array, int index, long value) {
    UNSAFE.putLong(array, BYTES + index, value);
  }

  /** Copies bytes from one address to another; the two may overlap. */
  public static void copy(long from, long to, long length) {
    UNSAFE.copyMemory(from, to, length);
  }

  /** Copies bytes of an array to an address. */
  public static void copy(byte[] from, int index, long to, long length) {
    UNSAFE.copyMemory(from, BYTES + index, null, to, length);
  }

  /** Copies bytes at an address into an array. */
  public static void copy(long from, byte[] to, int index, long length) {
    UNSAFE.copyMemory(null, from, to, BYTES + index, length);
  }

  /** Sets bytes at an address to one value. */
  public static void fill(long address, long length, byte value) {
    UNSAFE.setMemory(address, length, value);
  }
}
