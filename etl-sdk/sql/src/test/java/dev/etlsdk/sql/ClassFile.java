package dev.etlsdk.sql;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a class file says of the size of its methods. */
final class ClassFile {

  private ClassFile() {}

  /** The bytes of code of each method, by its name and descriptor. */
  static Map<String, Integer> codeLengths(byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      in.skipNBytes(8);
      Map<Integer, String> texts = constants(in);
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
      Map<String, Integer> lengths = new LinkedHashMap<>();
      members(in, texts, new HashMap<>());
      members(in, texts, lengths);
      return lengths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, String> constants(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new IOException("constant of kind " + tag);
      }
    }
    return texts;
  }

  /** Fields or methods, with the length of the code of those that have some. */
  private static void members(
      DataInputStream in, Map<Integer, String> texts, Map<String, Integer> lengths)
      throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        String attribute = texts.get(in.readUnsignedShort());
        long length = in.readInt() & 0xFFFFFFFFL;
        if (attribute.equals("Code")) {
          in.skipNBytes(4);
          lengths.put(name, in.readInt());
          length -= 8;
        }
        in.skipNBytes(length);
      }
    }
  }
}
