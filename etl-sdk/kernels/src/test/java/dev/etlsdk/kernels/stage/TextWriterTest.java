package dev.etlsdk.kernels.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextWriterTest {

  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void releasesAll() {
    allocator.close();
  }

  @Test
  void textsGrowTheBufferAndKeepWhatIsInIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    int rows = 2_000;
    try (VarCharVector vector = new VarCharVector("s", allocator)) {
      vector.setInitialCapacity(rows, 1);
      vector.allocateNew();
      long before = vector.getDataBuffer().capacity();
      TextWriter writer = new TextWriter(vector);
      for (int row = 0; row < rows; row++) {
        String first = "ä€😀x".substring(0, random.nextInt(3)).repeat(random.nextInt(40));
        byte[] second = new byte[random.nextInt(30)];
        java.util.Arrays.fill(second, (byte) 'b');
        writer.write(first);
        writer.write(second);
        writer.end(row);
        expected.add(first + new String(second, StandardCharsets.UTF_8));
        vector.setIndexDefined(row);
      }
      vector.setLastSet(rows - 1);
      vector.setValueCount(rows);
      assertThat(vector.getDataBuffer().capacity()).isGreaterThan(before);
      for (int row = 0; row < rows; row++) {
        assertThat(vector.getObject(row)).as("seed %d", seed).hasToString(expected.get(row));
      }
      assertThat(writer.bytes())
          .isEqualTo(String.join("", expected).getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void rowsWithoutTextAreEmpty() {
    try (VarCharVector vector = new VarCharVector("s", allocator)) {
      vector.allocateNew(4);
      TextWriter writer = new TextWriter(vector);
      writer.end(0);
      writer.write("");
      writer.end(1);
      writer.write("a");
      writer.end(2);
      for (int row = 0; row < 3; row++) {
        vector.setIndexDefined(row);
      }
      vector.setLastSet(2);
      vector.setValueCount(3);
      assertThat(vector.getObject(0)).hasToString("");
      assertThat(vector.getObject(1)).hasToString("");
      assertThat(vector.getObject(2)).hasToString("a");
    }
  }
}
