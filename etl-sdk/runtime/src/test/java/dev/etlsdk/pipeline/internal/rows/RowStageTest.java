package dev.etlsdk.pipeline.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.udf.SqlType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class RowStageTest {

  enum Colour {
    RED,
    GREEN
  }

  record Point(int x, @Nullable Double y) {}

  record Primitives(boolean a, byte b, short c, int d, long e, float f, double g) {}

  record Boxes(Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g) {}

  record Scalars(
      String text,
      @SqlType("DECIMAL(30, 5)") BigDecimal price,
      LocalDate date,
      @SqlType("TIME(0)") LocalTime seconds,
      @SqlType("TIME(3)") LocalTime millis,
      LocalTime micros,
      @SqlType("TIME(9)") LocalTime nanos,
      @SqlType("TIMESTAMP(0)") LocalDateTime at0,
      LocalDateTime at6,
      @SqlType("TIMESTAMP(9)") LocalDateTime at9,
      @SqlType("TIMESTAMP(3) WITH LOCAL TIME ZONE") Instant instant,
      UUID id,
      Colour colour) {}

  record Nested(
      List<String> tags,
      Map<String, Integer> counts,
      Point point,
      Optional<Point> other,
      List<Point> points,
      List<List<Integer>> matrix,
      Map<String, Point> named) {}

  record Number(int n) {}

  record Text(@Nullable String text) {}

  @NullMarked
  record Required(String text) {}

  record Checked(int n) {
    Checked {
      if (n == 3) {
        throw new IllegalArgumentException("three");
      }
    }
  }

  private final RowFixture fixture = new RowFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void primitivesPassUnchanged() throws Exception {
    passUnchanged(
        Primitives.class,
        new Primitives(true, (byte) -1, (short) 300, 70_000, 1L << 40, 1.5f, -2.5),
        new Primitives(
            false,
            Byte.MIN_VALUE,
            Short.MIN_VALUE,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            Float.NaN,
            0.0));
    passUnchanged(
        Primitives.class,
        IntStream.range(0, 1000)
            .mapToObj(i -> new Primitives(i % 3 == 0, (byte) i, (short) i, i, i, i, i))
            .toArray(Primitives[]::new));
  }

  @Test
  void boxesKeepNulls() throws Exception {
    passUnchanged(
        Boxes.class,
        new Boxes(null, null, null, null, null, null, null),
        new Boxes(true, (byte) 1, (short) 2, 3, 4L, 5f, 6.0),
        new Boxes(null, (byte) 1, null, 3, null, 5f, null));
  }

  @Test
  void scalarsPassUnchanged() throws Exception {
    LocalTime nano = LocalTime.of(23, 59, 59, 999_999_999);
    passUnchanged(
        Scalars.class,
        new Scalars(
            "größer 🎉",
            new BigDecimal("-1234567890123456789012345.67891"),
            LocalDate.of(1969, 12, 31),
            LocalTime.of(1, 2, 3),
            LocalTime.of(1, 2, 3, 4_000_000),
            LocalTime.of(1, 2, 3, 4_000),
            nano,
            LocalDateTime.of(1900, 1, 1, 0, 0, 1),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
            Colour.GREEN),
        new Scalars(null, null, null, null, null, null, null, null, null, null, null, null, null),
        new Scalars(
            "",
            new BigDecimal("0.00001"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  @Test
  void nestedValuesPassUnchanged() throws Exception {
    passUnchanged(
        Nested.class,
        new Nested(
            Arrays.asList("a", null, "c"),
            Map.of("x", 1),
            new Point(1, null),
            Optional.of(new Point(2, 2.0)),
            List.of(new Point(3, 3.0), new Point(4, null)),
            List.of(List.of(1, 2), List.of(), List.of(3)),
            Map.of("p", new Point(5, 5.0))),
        new Nested(null, null, null, Optional.empty(), null, null, null),
        new Nested(
            List.of(),
            Map.of(),
            new Point(0, 0.0),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of()));
  }

  @Test
  void rowBecomesNoneOneOrSeveralWithItsOrigin() throws Exception {
    RowTransform<Number, Number> repeat =
        (row, output) -> {
          for (int i = 0; i < row.n(); i++) {
            output.emit(row);
          }
        };
    RowErrors errors = new RowErrors();
    try (Batch batch = fixture.run(repeat, Number.class, Number.class, errors, numbers(0, 2, 1))) {
      assertThat(fixture.read(Number.class, batch)).containsExactly(numbers(2, 2, 1));
      assertThat(IntStream.range(0, 3).map(batch.origins()::ordinal)).containsExactly(1, 1, 2);
    }
    assertThat(errors.isEmpty()).isTrue();
  }

  @Test
  void exceptionFailsItsRowOnly() throws Exception {
    RowTransform<Number, Number> transform =
        (row, output) -> {
          output.emit(row);
          if (row.n() == 7) {
            throw new IllegalStateException("seven");
          }
        };
    RowErrors errors = new RowErrors();
    Number[] input = IntStream.range(0, 10_000).mapToObj(Number::new).toArray(Number[]::new);
    try (Batch batch = fixture.run(transform, Number.class, Number.class, errors, input)) {
      assertThat(batch.rows()).isEqualTo(9_999);
    }
    RowError error = errors.errors().get(0);
    assertThat(errors.size()).isEqualTo(1);
    assertThat(error.row()).isEqualTo(7);
    assertThat(error.code()).isEqualTo(EtlError.TRANSFORM_0001);
    assertThat(error.message()).contains("seven");
  }

  @Test
  void nullIntoPrimitiveFailsItsRowAndNamesTheColumn() throws Exception {
    RowErrors errors = new RowErrors();
    RowStage stage = RowStage.of(Number.class, Number.class, Schema.parse("n INTEGER"));
    try (Batch input =
            fixture.batch(
                RecordSchemas.of(BoxedNumber.class),
                List.of(new BoxedNumber(1), new BoxedNumber(null)));
        BatchTransform transform =
            fixture.open(stage.rows((RowTransform<Number, Number>) (row, out) -> out.emit(row)));
        Batch output = transform.process(input, errors)) {
      assertThat(fixture.read(Number.class, output)).containsExactly(numbers(1));
    }
    assertThat(errors.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.row()).isEqualTo(1);
              assertThat(error.code()).isEqualTo(EtlError.VALUE_0005);
              assertThat(error.column()).isEqualTo("n");
            });
  }

  record BoxedNumber(Integer n) {}

  @Test
  void nullInRequiredColumnFailsItsRow() throws Exception {
    RowErrors errors = new RowErrors();
    RowTransform<Text, Required> transform = (row, output) -> output.emit(new Required(row.text()));
    try (Batch batch =
        fixture.run(
            transform,
            Text.class,
            Required.class,
            errors,
            new Text("a"),
            new Text(null),
            new Text("c"))) {
      assertThat(batch.rows()).isEqualTo(3);
    }
    assertThat(errors.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.row()).isEqualTo(1);
              assertThat(error.code()).isEqualTo(EtlError.TRANSFORM_0002);
              assertThat(error.column()).isEqualTo("text");
            });
  }

  @Test
  void exceptionOfTheRecordsConstructorFailsItsRow() throws Exception {
    RowErrors errors = new RowErrors();
    RowTransform<Checked, Number> transform = (row, output) -> output.emit(new Number(row.n()));
    RowStage stage = RowStage.of(Checked.class, Number.class, Schema.parse("n INTEGER NOT NULL"));
    try (Batch input = fixture.batch(RecordSchemas.of(Number.class), List.of(numbers(2, 3, 4)));
        BatchTransform opened = fixture.open(stage.rows(transform));
        Batch output = opened.process(input, errors)) {
      assertThat(fixture.read(Number.class, output)).containsExactly(numbers(2, 4));
    }
    assertThat(errors.errors().get(0).message())
        .contains("constructor of the record")
        .contains("three");
  }

  record Money(@SqlType("DECIMAL(4, 2)") BigDecimal amount, Colour colour, String text) {}

  record RawMoney(@SqlType("DECIMAL(10, 4)") BigDecimal amount, String colour, String text) {}

  @Test
  void valuesThatDoNotFitFailTheirRows() throws Exception {
    RowErrors errors = new RowErrors();
    RowTransform<RawMoney, Money> transform =
        (row, output) ->
            output.emit(
                new Money(
                    row.amount(),
                    Colour.valueOf(row.colour()),
                    row.text().equals("half") ? "\uD83C" : row.text()));
    try (Batch batch =
        fixture.run(
            transform,
            RawMoney.class,
            Money.class,
            errors,
            new RawMoney(new BigDecimal("1.2350"), "RED", "x"),
            new RawMoney(new BigDecimal("100.0"), "RED", "x"),
            new RawMoney(BigDecimal.ONE, "BLUE", "x"),
            new RawMoney(BigDecimal.ONE, "RED", "half"))) {
      assertThat(fixture.read(Money.class, batch).get(0))
          .isEqualTo(new Money(new BigDecimal("1.24"), Colour.RED, "x"));
    }
    assertThat(errors.errors().stream().map(RowError::row)).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(errors.errors().stream().map(RowError::code))
        .containsExactlyInAnyOrder(
            EtlError.VALUE_0001, EtlError.TRANSFORM_0001, EtlError.VALUE_0003);
  }

  record Coloured(Colour colour) {}

  record ColouredText(String colour) {}

  @Test
  void unknownConstantFailsItsRowAndAsksForTheNearest() throws Exception {
    RowErrors errors = new RowErrors();
    RowStage stage =
        RowStage.of(Coloured.class, Coloured.class, RecordSchemas.of(ColouredText.class));
    RowTransform<Coloured, Coloured> same = (row, output) -> output.emit(row);
    try (Batch input =
            fixture.batch(
                RecordSchemas.of(ColouredText.class),
                List.of(new ColouredText("GREN"), new ColouredText("RED")));
        BatchTransform opened = fixture.open(stage.rows(same));
        Batch output = opened.process(input, errors)) {
      assertThat(output.rows()).isEqualTo(1);
    }
    assertThat(errors.errors().get(0).message()).contains("did you mean 'GREEN'?");
  }

  @Test
  void emitAfterTheEndIsRefused() throws Exception {
    List<RowTransform.RowOutput<Number>> kept = new ArrayList<>();
    RowErrors errors = new RowErrors();
    fixture
        .run((row, output) -> kept.add(output), Number.class, Number.class, errors, numbers(1))
        .close();
    assertThatThrownBy(() -> kept.get(0).emit(new Number(1)))
        .hasMessageContaining("after process had returned");
  }

  record Wrong(long column_0, int colum_1, String _topic, Point point) {}

  @Test
  void mismatchesAreFoundWhenThePipelineIsBuilt() {
    assertThatThrownBy(
            () ->
                RowStage.of(
                    Wrong.class,
                    Number.class,
                    Schema.parse("column_0 INTEGER, column_1 INTEGER, point ROW<x INTEGER>")))
        .hasMessageContaining("ETL-SCHEMA-0002")
        .hasMessageContaining("'colum_1'")
        .hasMessageContaining("did you mean 'column_1'");
    assertThatThrownBy(
            () ->
                RowStage.of(
                    Wrong.class,
                    Number.class,
                    Schema.parse("column_0 INTEGER, colum_1 INTEGER, point ROW<x INTEGER>")))
        .hasMessageContaining("ETL-SCHEMA-0002")
        .hasMessageContaining("2 reasons")
        .hasMessageContaining(
            "the column 'column_0' is INTEGER, but the record's component is long; it could be int"
                + " or Integer")
        .hasMessageContaining("the column 'point' has no column of this name");
  }

  @Test
  void memoryLimitThatIsReachedLeavesNothingBehind() throws Exception {
    RowTransform<Number, Scalars> big =
        (row, output) ->
            output.emit(
                new Scalars(
                    "x".repeat(10_000),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
    RowStage stage = RowStage.of(Number.class, Scalars.class, RecordSchemas.of(Number.class));
    try (BufferAllocator small = fixture.allocator().newChildAllocator("small", 0, 1 << 20);
        Batch input = fixture.batch(RecordSchemas.of(Number.class), List.of(manyNumbers()));
        BatchTransform opened = stage.rows(big)) {
      opened.open(new TransformContext("p", "s", 0, small, Clock.systemUTC()));
      assertThatThrownBy(() -> opened.process(input, new RowErrors()))
          .isInstanceOf(OutOfMemoryException.class);
      assertThat(small.getAllocatedMemory()).isZero();
    }
  }

  private static Number[] manyNumbers() {
    return IntStream.range(0, 1000).mapToObj(Number::new).toArray(Number[]::new);
  }

  record WithMetadata(String _topic, long _offset, int n) {}

  @Test
  void metadataColumnsAreReadByName() {
    RowStage stage =
        RowStage.of(WithMetadata.class, Number.class, Schema.parse("other VARCHAR, N INTEGER"));
    assertThat(stage.input())
        .hasToString("_topic VARCHAR NOT NULL, _offset BIGINT NOT NULL, N INTEGER");
  }

  private static Number[] numbers(int... values) {
    return Arrays.stream(values).mapToObj(Number::new).toArray(Number[]::new);
  }

  @SafeVarargs
  private <R extends Record> void passUnchanged(Class<R> type, R... rows) throws Exception {
    RowErrors errors = new RowErrors();
    RowTransform<R, R> same = (row, output) -> output.emit(row);
    try (Batch batch = fixture.run(same, type, type, errors, rows)) {
      assertThat(fixture.read(type, batch)).containsExactly(rows);
    }
    assertThat(errors.errors()).isEmpty();
  }
}
