package dev.etlsdk.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.typed.TypedCodec;
import dev.etlsdk.kernels.typed.TypedWriter;
import dev.etlsdk.pipeline.internal.rows.RowStage;
import dev.etlsdk.processor.typed.Blob;
import dev.etlsdk.processor.typed.Colour;
import dev.etlsdk.processor.typed.Everything;
import dev.etlsdk.processor.typed.Line;
import dev.etlsdk.processor.typed.More;
import dev.etlsdk.processor.typed.Paint;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generated batches of records, compiled without a warning and run. */
@ArrowTest
class TypedBatchTest {

  private static final Path FOLDER = Path.of("src/test/java/dev/etlsdk/processor/typed");

  /** A user's code, which needs no cast and makes no box. */
  private static final JavaFileObject USER =
      JavaFileObjects.forSourceString(
          "acme.User",
          """
          package acme;
          import dev.etlsdk.api.annotation.Row;
          import dev.etlsdk.api.batch.Batch;
          import org.apache.arrow.memory.BufferAllocator;
          import org.apache.arrow.memory.RootAllocator;
          import org.jspecify.annotations.NullMarked;
          import org.jspecify.annotations.Nullable;

          @NullMarked
          public final class User implements java.util.concurrent.Callable<String> {

            @Row record Order(int id, @Nullable Long amount, String name, @Nullable String note) {}

            @Override
            public String call() {
              StringBuilder seen = new StringBuilder();
              try (BufferAllocator allocator = new RootAllocator();
                  User_OrderBatch.Writer writer = User_OrderBatch.writer(allocator)) {
                writer.add(1, 10L, "a", null).add(new Order(2, null, "b", "x"));
                try (Batch batch = writer.finish()) {
                  User_OrderBatch orders = User_OrderBatch.view(batch);
                  for (int row = 0; row < orders.rows(); row++) {
                    int id = orders.id(row);
                    long amount = orders.amountIsNull(row) ? -1 : orders.amount(row);
                    String name = orders.name(row);
                    @Nullable String note = orders.note(row);
                    seen.append(id + " " + amount + " " + name + " " + note + ";");
                  }
                  for (Order order : orders) {
                    seen.append(order);
                  }
                }
              }
              return seen.toString();
            }
          }
          """);

  private static Compiled compiled;

  @BeforeAll
  static void compile() throws IOException {
    List<JavaFileObject> sources = new ArrayList<>(List.of(USER));
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        sources.add(JavaFileObjects.forResource(file.toUri().toURL()));
      }
    }
    Compilation compilation =
        javac()
            .withOptions("-Xlint:all,-processing,-options", "-Werror")
            .withProcessors(new PipelineProcessor())
            .compile(sources);
    assertThat(compilation.diagnostics()).isEmpty();
    compiled = Compiled.besideTests(compilation);
  }

  @Test
  void columnsAreMethodsOfTheirTypes() throws Exception {
    Callable<?> user =
        (Callable<?>) compiled.loadClass("acme.User").getDeclaredConstructor().newInstance();

    assertThat(user.call())
        .isEqualTo(
            "1 10 a null;2 -1 b x;"
                + "Order[id=1, amount=10, name=a, note=null]"
                + "Order[id=2, amount=null, name=b, note=x]");
  }

  @Test
  void schemaIsThatOfTheRecord() throws Exception {
    assertThat(new Typed<>(compiled, Everything.class).rowType().schema())
        .isEqualTo(RecordSchemas.of(Everything.class));
    assertThat(new Typed<>(compiled, More.class).rowType().schema())
        .isEqualTo(RecordSchemas.of(More.class));
  }

  @Test
  void rowsOfAllTypesComeBackAsTheyWereAdded(BufferAllocator allocator) throws Exception {
    long seed = System.nanoTime();
    System.out.println("rowsOfAllTypesComeBackAsTheyWereAdded: seed " + seed);
    RandomRows random = new RandomRows(new Random(seed));
    for (int count : List.of(0, 1, 7, 64, 1500, 3000)) {
      assertComeBack(Everything.class, random::everything, count, seed, allocator);
      assertComeBack(More.class, random::more, count, seed, allocator);
    }
  }

  /** By the typed batch, by reflection of the same columns, and by the bytes of a format. */
  private static <R extends Record> void assertComeBack(
      Class<R> record, Supplier<R> random, int count, long seed, BufferAllocator allocator)
      throws Exception {
    Typed<R> typed = new Typed<>(compiled, record);
    List<R> rows = Stream.generate(random).limit(count).toList();
    try (Batch batch = typed.batch(allocator, rows);
        Batch reflected = reflected(record, allocator, batch);
        TypedCodec<R> json = typed.rowType().codec(Json.codec(), allocator);
        Batch decoded = json.decode(json.encode(batch))) {
      assertThat(typed.view(batch)).as("seed %d", seed).containsExactlyElementsOf(rows);
      assertThat(typed.view(reflected)).as("seed %d", seed).containsExactlyElementsOf(rows);
      assertThat(typed.view(decoded)).as("seed %d", seed).containsExactlyElementsOf(rows);
    }
  }

  /** The same rows, read and written by the runtime's reflection. */
  private static <R extends Record> Batch reflected(
      Class<R> record, BufferAllocator allocator, Batch batch) throws Exception {
    RowTransform<R, R> same = (row, output) -> output.emit(row);
    RowErrors errors = new RowErrors();
    try (BatchTransform transform = RowStage.of(record, record, batch.schema()).rows(same)) {
      transform.open(new TransformContext("p", "s", 0, allocator, Clock.systemUTC()));
      Batch output = transform.process(batch, errors);
      assertThat(errors.errors()).isEmpty();
      return output;
    }
  }

  @Test
  void memoryLimitThatIsReachedLeavesNothingBehind(BufferAllocator allocator) throws Exception {
    Typed<Blob> typed = new Typed<>(compiled, Blob.class);
    Blob large = new Blob(new byte[100_000]);
    try (BufferAllocator small = allocator.newChildAllocator("small", 0, 1 << 20)) {
      TypedWriter<Blob> writer = typed.writer(small);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  writer.add(large);
                }
              })
          .isInstanceOf(OutOfMemoryException.class);
      writer.close();
      assertThat(small.getAllocatedMemory()).isZero();
    }
  }

  @Test
  void bytesComeBack(BufferAllocator allocator) throws Exception {
    Typed<Blob> typed = new Typed<>(compiled, Blob.class);
    List<Blob> rows = List.of(new Blob(new byte[0]), new Blob(new byte[] {1, -1}));
    try (Batch batch = typed.batch(allocator, rows)) {
      assertThat(typed.view(batch)).containsExactlyElementsOf(rows);
    }
  }

  @Test
  void rowThatFailsIsNotAddedAndTheNextTakesItsPlace(BufferAllocator allocator) throws Exception {
    RandomRows random = new RandomRows(new Random(1));
    Typed<Everything> typed = new Typed<>(compiled, Everything.class);
    Everything good = random.everything();
    Everything other = random.everything();
    Line broken = new Line(1, new BigDecimal("1e11"), "x", List.of(random.blob()));
    try (TypedWriter<Everything> writer = typed.writer(allocator)) {
      writer.add(good);
      RowFailure failure =
          catchThrowableOfType(
              RowFailure.class,
              () -> writer.add(withLines(random.everything(), Arrays.asList(broken))));
      writer.add(other);
      try (Batch batch = writer.finish()) {
        assertThat(typed.view(batch)).containsExactly(good, other);
      }
      assertThat(failure.code()).isEqualTo(EtlError.VALUE_0001);
      assertThat(failure.column()).isEqualTo("component[].price");
    }
  }

  @Test
  void nullWhereNoneMayBeNamesColumnAndRecord(BufferAllocator allocator) throws Exception {
    Typed<Everything> typed = new Typed<>(compiled, Everything.class);
    Everything row = new RandomRows(new Random(1)).everything();
    try (TypedWriter<Everything> writer = typed.writer(allocator)) {
      assertThatThrownBy(() -> writer.add(withLines(row, null)))
          .isInstanceOf(RowFailure.class)
          .hasMessageContaining("null in Everything.component")
          .hasMessageContaining("column 'component'");
      assertThatThrownBy(() -> writer.add(withLines(row, Arrays.asList((Line) null))))
          .hasMessageContaining("null in Everything.component[]");
    }
    Typed<Blob> blobs = new Typed<>(compiled, Blob.class);
    try (Batch batch = BatchBuilder.of("bytes BINARY", allocator).row((Object) null).build()) {
      assertThatThrownBy(() -> blobs.view(batch).get(0))
          .isInstanceOf(RowFailure.class)
          .hasMessageContaining("the column 'bytes' is null, and Blob.bytes");
    }
  }

  @Test
  void batchThatDoesNotFitIsRefused(BufferAllocator allocator) throws Exception {
    Typed<Blob> blobs = new Typed<>(compiled, Blob.class);
    try (Batch misnamed = BatchBuilder.of("byte BINARY", allocator).build();
        Batch mistyped = BatchBuilder.of("id INTEGER, bytes VARCHAR", allocator).build();
        Batch wider = BatchBuilder.of("id INTEGER, BYTES BINARY", allocator).build()) {
      assertThatThrownBy(() -> blobs.view(misnamed))
          .hasMessageContaining("ETL-SCHEMA-0002")
          .hasMessageContaining("did you mean 'byte'?");
      assertThatThrownBy(() -> blobs.view(mistyped))
          .hasMessageContaining("the column 'bytes' is VARCHAR, and Blob.bytes is BINARY");
      assertThat(blobs.view(wider)).isEmpty();
    }
  }

  @Test
  void rowOutsideOfTheBatchIsRefused(BufferAllocator allocator) throws Exception {
    Typed<Blob> blobs = new Typed<>(compiled, Blob.class);
    try (Batch batch = blobs.batch(allocator, List.of(new Blob(new byte[1])))) {
      assertThatThrownBy(() -> blobs.view(batch).get(1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void unknownConstantNamesValueAndRecord(BufferAllocator allocator) throws Exception {
    Typed<Paint> typed = new Typed<>(compiled, Paint.class);
    try (Batch batch =
        BatchBuilder.of("colour VARCHAR", allocator).row("RED").row("GREN").build()) {
      assertThat(typed.view(batch).get(0)).isEqualTo(new Paint(Colour.RED));
      assertThatThrownBy(() -> typed.view(batch).get(1))
          .isInstanceOf(RowFailure.class)
          .hasMessage(
              "the column 'colour' holds 'GREN', and Paint.colour takes the constants of"
                  + " Colour; did you mean 'GREEN'?");
    }
  }

  /** The same record with other lines. */
  private static Everything withLines(Everything row, List<Line> lines) throws Exception {
    var components = Everything.class.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = components[i].getAccessor().invoke(row);
    }
    values[components.length - 1] = lines;
    return (Everything) Everything.class.getDeclaredConstructors()[0].newInstance(values);
  }
}
