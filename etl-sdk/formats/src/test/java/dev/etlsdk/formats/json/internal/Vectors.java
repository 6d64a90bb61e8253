package dev.etlsdk.formats.json.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Shows the memory of vectors as lines, values under null included, so that two can be compared.
 */
final class Vectors {

  private Vectors() {}

  static List<String> dump(List<FieldVector> vectors, int rows) {
    List<String> lines = new ArrayList<>();
    for (FieldVector vector : vectors) {
      dump(vector.getName(), vector, rows, lines);
    }
    return lines;
  }

  private static void dump(String path, FieldVector vector, int count, List<String> lines) {
    if (vector.getValueCount() != count) {
      lines.add(path + " has " + vector.getValueCount() + " values, not " + count);
    }
    for (int i = 0; i < count; i++) {
      lines.add(path + "[" + i + "] " + (vector.isNull(i) ? "null " : "") + value(vector, i));
    }
    if (vector instanceof ListVector list) {
      int children = count == 0 ? 0 : list.getOffsetBuffer().getInt(4L * count);
      dump(path + ".$", list.getDataVector(), children, lines);
    } else {
      for (FieldVector child : vector.getChildrenFromFields()) {
        dump(path + "." + child.getName(), child, count, lines);
      }
    }
  }

  private static String value(FieldVector vector, int i) {
    if (vector instanceof BitVector) {
      return "bit " + (vector.getDataBuffer().getByte(i >>> 3) >> (i & 7) & 1);
    }
    if (vector instanceof BaseFixedWidthVector fixed) {
      return hex(vector.getDataBuffer(), (long) i * fixed.getTypeWidth(), fixed.getTypeWidth());
    }
    if (vector instanceof BaseVariableWidthVector || vector instanceof ListVector) {
      int from = vector.getOffsetBuffer().getInt(4L * i);
      int to = vector.getOffsetBuffer().getInt(4L * i + 4);
      return from
          + ".."
          + to
          + (vector instanceof ListVector ? "" : hex(vector.getDataBuffer(), from, to - from));
    }
    return "row";
  }

  private static String hex(ArrowBuf buffer, long from, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(String.format("%02x", buffer.getByte(from + i)));
    }
    return text.toString();
  }
}
