package dev.etlsdk.kernels.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.kernels.Bitmaps;
import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Mem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage that keeps some rows, with all three kinds of columns, on batches of edges of blocks. */
class OutputColumnsTest {

  private static final Schema SCHEMA = Schema.parse("n BIGINT, b BOOLEAN, s VARCHAR");

  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void releasesAll() {
    allocator.close();
  }

  /** What generated code does, written by hand: keeps rows whose number the mask has. */
  private static final class Keeping extends BlockStage {
    private final Random random;

    Keeping(long seed) {
      super(
          new StageSetup(SCHEMA, SCHEMA),
          new StageShape(StageShape.columns("-1, -1, -1"), true, new int[][] {}, new String[] {}));
      random = new Random(seed);
    }

    @Override
    protected long block(int base, long rows) {
      long kept = rows & random.nextLong();
      long numbers = in.valid(0, base);
      long bools = in.valid(1, base);
      long bits = in.bits(1, base);
      long texts = in.valid(2, base);
      long numbersSet = 0;
      long boolsSet = 0;
      long bitsSet = 0;
      long textsSet = 0;
      int o = outRow;
      for (long left = kept; left != 0; left &= left - 1) {
        int row = base + Long.numberOfTrailingZeros(left);
        long bit = left & -left;
        long outBit = 1L << (o - outRow);
        if ((numbers & bit) != 0) {
          Mem.putLong(out.data(0) + 8L * o, Mem.getLong(in.data(0) + 8L * row));
          numbersSet |= outBit;
        }
        if ((bools & bit) != 0) {
          boolsSet |= outBit;
          bitsSet |= (bits & bit) != 0 ? outBit : 0;
        }
        if ((texts & bit) != 0) {
          if ((row & 1) == 0) {
            out.text(2).copy(in.offsets(2), in.data(2), row);
          } else {
            out.text(2).write(Bytes.text(in.offsets(2), in.data(2), row));
          }
          textsSet |= outBit;
        }
        out.text(2).end(o);
        o++;
      }
      int count = o - outRow;
      out.valid(0, outRow, numbersSet, count);
      out.valid(1, outRow, boolsSet, count);
      out.bits(1, outRow, bitsSet, count);
      out.valid(2, outRow, textsSet, count);
      return kept;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 63, 64, 65, 127, 128, 129, 1000, 4096})
  void keptRowsAreWhole(int rows) {
    for (int round = 0; round < 10; round++) {
      long seed = System.nanoTime();
      try (Batch input = batch(rows, 0, new Random(seed))) {
        check(input, seed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 64, 65})
  void slicesAreReadFromTheirOwnFirstRow(int skipped) {
    long seed = System.nanoTime();
    try (Batch input = batch(200, skipped, new Random(seed))) {
      check(input, seed);
    }
  }

  private void check(Batch input, long seed) {
    Keeping stage = new Keeping(seed);
    stage.open(allocator, new FunctionInstances(Map.of()), Clock.systemUTC());
    Random same = new Random(seed);
    List<List<Object>> expected = new ArrayList<>();
    for (int base = 0; base < input.rows(); base += Bitmaps.BLOCK) {
      long kept = same.nextLong();
      for (int i = 0; i < Bitmaps.BLOCK && base + i < input.rows(); i++) {
        if ((kept >>> i & 1) != 0) {
          expected.add(row(input, base + i));
        }
      }
    }
    try (Batch output = stage.process(input, new RowErrors())) {
      List<List<Object>> actual = new ArrayList<>();
      for (int i = 0; i < output.rows(); i++) {
        actual.add(row(output, i));
      }
      assertThat(actual).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static List<Object> row(Batch batch, int row) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < batch.schema().size(); column++) {
      Object value = batch.vector(column).getObject(row);
      values.add(value == null ? "NULL" : value.toString());
    }
    return values;
  }

  /** Random rows, of which the first are cut off as a slice does. */
  private Batch batch(int rows, int skipped, Random random) {
    List<FieldVector> vectors = new ArrayList<>();
    BigIntVector numbers = new BigIntVector("n", allocator);
    BitVector bools = new BitVector("b", allocator);
    VarCharVector texts = new VarCharVector("s", allocator);
    for (int row = 0; row < rows + skipped; row++) {
      if (random.nextInt(4) > 0) {
        numbers.setSafe(row, random.nextLong());
      }
      if (random.nextInt(4) > 0) {
        bools.setSafe(row, random.nextInt(2));
      }
      if (random.nextInt(4) > 0) {
        // some are so long that the buffer has to grow
        String text =
            "é".repeat(random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(9));
        texts.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    for (FieldVector vector : List.of(numbers, bools, texts)) {
      vector.setValueCount(rows + skipped);
      TransferPair pair = vector.getTransferPair(allocator);
      pair.splitAndTransfer(skipped, rows);
      vector.close();
      vectors.add((FieldVector) pair.getTo());
    }
    int[] ordinals = new int[rows];
    VectorSchemaRoot root = new VectorSchemaRoot(SCHEMA.toArrow().getFields(), vectors, rows);
    return Batch.take(SCHEMA, root, Origins.of(SourceRecords.NONE, ordinals, rows));
  }
}
