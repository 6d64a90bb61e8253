package dev.etlsdk.benchmarks.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.pipeline.internal.rows.RowStage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link TypedBenchmark} measures: one batch of four columns of numbers. */
@State(Scope.Thread)
public class TypedState {

  static final int ROWS = 4096;

  /** The case. */
  @Param("quickstart")
  public String records = "";

  private final BufferAllocator allocator = new RootAllocator();
  private final List<Measured> rows = new ArrayList<>();
  private final RowErrors errors = new RowErrors();
  private @Nullable Batch batch;
  private MeasuredBatch.@Nullable Writer writer;
  private @Nullable BatchTransform summing;
  private @Nullable BatchTransform copying;
  private long sum;

  /** Makes the rows. */
  @Setup
  public void open() throws Exception {
    for (int i = 0; i < ROWS; i++) {
      rows.add(new Measured(i, i + 1, i + 2, i + 3));
    }
    // One for all batches, as a task of a pipeline has it.
    MeasuredBatch.Writer first = MeasuredBatch.writer(allocator);
    rows.forEach(first::add);
    batch = first.finish();
    writer = first;
    summing =
        reflected(
            (row, output) ->
                sum += row.column_0() + row.column_1() + row.column_2() + row.column_3());
    copying = reflected((row, output) -> output.emit(row));
  }

  private BatchTransform reflected(RowTransform<Measured, Measured> rowByRow) throws Exception {
    BatchTransform transform =
        RowStage.of(Measured.class, Measured.class, MeasuredBatch.SCHEMA).rows(rowByRow);
    transform.open(new TransformContext("benchmark", "rows", 0, allocator, Clock.systemUTC()));
    return transform;
  }

  private static <T> T opened(@Nullable T part) {
    return Objects.requireNonNull(part, "not open");
  }

  private Batch batch() {
    return opened(batch);
  }

  /** Reads columns by their methods. */
  @Benchmark
  public long readTyped() {
    MeasuredBatch measured = MeasuredBatch.view(batch());
    long sum = 0;
    for (int row = 0; row < measured.rows(); row++) {
      sum +=
          measured.column_0(row)
              + measured.column_1(row)
              + measured.column_2(row)
              + measured.column_3(row);
    }
    return sum;
  }

  /** Reads columns by their addresses. */
  @Benchmark
  public long readByHand() {
    Batch open = batch();
    long first = open.vector(0).getDataBuffer().memoryAddress();
    long second = open.vector(1).getDataBuffer().memoryAddress();
    long third = open.vector(2).getDataBuffer().memoryAddress();
    long fourth = open.vector(3).getDataBuffer().memoryAddress();
    long sum = 0;
    for (int row = 0; row < open.rows(); row++) {
      long at = 4L * row;
      sum +=
          Mem.getInt(first + at)
              + Mem.getInt(second + at)
              + Mem.getInt(third + at)
              + Mem.getInt(fourth + at);
    }
    return sum;
  }

  /** Reads columns by Arrow's own methods. */
  @Benchmark
  public long readVectors() {
    Batch open = batch();
    IntVector first = (IntVector) open.vector(0);
    IntVector second = (IntVector) open.vector(1);
    IntVector third = (IntVector) open.vector(2);
    IntVector fourth = (IntVector) open.vector(3);
    long sum = 0;
    for (int row = 0; row < open.rows(); row++) {
      sum += first.get(row) + second.get(row) + third.get(row) + fourth.get(row);
    }
    return sum;
  }

  /** Reads rows as records. */
  @Benchmark
  public long readRecords() {
    long sum = 0;
    for (Measured row : MeasuredBatch.view(batch())) {
      sum += row.column_0() + row.column_1() + row.column_2() + row.column_3();
    }
    return sum;
  }

  /** Reads rows as records that are put together by reflection, as in a pipeline built in Java. */
  @Benchmark
  public long readReflected() throws Exception {
    sum = 0;
    opened(summing).process(batch(), errors).close();
    return sum;
  }

  /** Reads rows as records, and writes them. */
  @Benchmark
  public int copyRecords() {
    MeasuredBatch.Writer target = opened(writer);
    for (Measured row : MeasuredBatch.view(batch())) {
      target.add(row);
    }
    try (Batch made = target.finish()) {
      return made.rows();
    }
  }

  /** Reads rows as records by reflection, and writes them likewise. */
  @Benchmark
  public int copyReflected() throws Exception {
    try (Batch made = opened(copying).process(batch(), errors)) {
      return made.rows();
    }
  }

  /** Writes values. */
  @Benchmark
  public int writeTyped() {
    MeasuredBatch.Writer target = opened(writer);
    for (int i = 0; i < ROWS; i++) {
      target.add(i, i + 1, i + 2, i + 3);
    }
    try (Batch made = target.finish()) {
      return made.rows();
    }
  }

  /** Writes records. */
  @Benchmark
  public int writeRecords() {
    MeasuredBatch.Writer target = opened(writer);
    for (Measured row : rows) {
      target.add(row);
    }
    try (Batch made = target.finish()) {
      return made.rows();
    }
  }

  /** Writes vectors whose size is known, by their addresses. */
  @Benchmark
  public int writeByHand() {
    int written = 0;
    for (int column = 0; column < 4; column++) {
      try (IntVector vector = new IntVector("c", allocator)) {
        vector.allocateNew(ROWS);
        long data = vector.getDataBuffer().memoryAddress();
        for (int i = 0; i < ROWS; i++) {
          Mem.putInt(data + 4L * i, i + column);
        }
        Mem.fill(vector.getValidityBuffer().memoryAddress(), ROWS / 8, (byte) -1);
        vector.setValueCount(ROWS);
        written += vector.getValueCount();
      }
    }
    return written;
  }

  /** Writes vectors by Arrow's own methods. */
  @Benchmark
  public int writeVectors() {
    int written = 0;
    for (int column = 0; column < 4; column++) {
      try (IntVector vector = new IntVector("c", allocator)) {
        vector.allocateNew();
        for (int i = 0; i < ROWS; i++) {
          vector.setSafe(i, i + column);
        }
        vector.setValueCount(ROWS);
        written += vector.getValueCount();
      }
    }
    return written;
  }

  /** Releases the memory. */
  @TearDown
  public void close() throws Exception {
    opened(writer).close();
    opened(summing).close();
    opened(copying).close();
    batch().close();
    allocator.close();
  }
}
