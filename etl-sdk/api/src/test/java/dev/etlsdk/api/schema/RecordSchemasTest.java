package dev.etlsdk.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.udf.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Unmarked, because most programs are; the package is marked. */
@NullUnmarked
class RecordSchemasTest {

  enum Colour {
    RED
  }

  record Primitives(boolean a, byte b, short c, int d, long e, float f, double g) {}

  record Boxes(Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g) {}

  @SuppressWarnings("ArrayRecordComponent")
  record Scalars(
      String text,
      byte[] bytes,
      @SqlType("DECIMAL(12, 2)") BigDecimal price,
      LocalDate date,
      LocalTime time,
      LocalDateTime at,
      @SqlType("TIMESTAMP(3) WITH LOCAL TIME ZONE") Instant instant,
      UUID id,
      Colour colour) {}

  record Point(int x, int y) {}

  record Nested(
      List<String> tags, Map<String, Integer> counts, Point point, Optional<Point> other) {}

  @NullMarked
  record Marked(
      String id,
      @Nullable String note,
      Integer box,
      List<@Nullable String> tags,
      Map<String, Point> points) {}

  record Unmarked(String id, @NonNull String key, Optional<String> note) {}

  record Wrong(Object any, BigDecimal price, List<?> list, @SqlType("DATE") int day, char letter) {}

  record Endless(int id, List<Endless> children) {}

  record Empty() {}

  record Generic<T>(T v, int id) {}

  record Generics(
      Generic<String> g, List<Generic<String>> list, Optional<Generic<String>> optional) {}

  @SuppressWarnings("rawtypes")
  record Raw(Generic g) {}

  record Wildcards(List<?> any, Map<String, ? extends Number> numbers) {}

  record Twice(Optional<Optional<String>> twice) {}

  record Keys(Map<Point, String> points, Map<Optional<String>, String> perhaps) {}

  @Test
  void primitivesAreNotNullAndBoxesNullable() {
    assertThat(RecordSchemas.of(Primitives.class))
        .hasToString(
            "a BOOLEAN NOT NULL, b TINYINT NOT NULL, c SMALLINT NOT NULL, d INTEGER NOT NULL, e"
                + " BIGINT NOT NULL, f REAL NOT NULL, g DOUBLE NOT NULL");
    assertThat(RecordSchemas.of(Boxes.class))
        .hasToString("a BOOLEAN, b TINYINT, c SMALLINT, d INTEGER, e BIGINT, f REAL, g DOUBLE");
  }

  @Test
  void scalarsHaveTheirTypesAndAnnotationsSayTheRest() {
    assertThat(RecordSchemas.of(Scalars.class))
        .hasToString(
            "text VARCHAR, bytes BINARY, price DECIMAL(12, 2), date DATE, time TIME(6), at"
                + " TIMESTAMP(6), instant TIMESTAMP(3) WITH LOCAL TIME ZONE, id VARCHAR, colour"
                + " VARCHAR");
  }

  @Test
  void listsMapsAndRecordsNest() {
    assertThat(RecordSchemas.of(Nested.class))
        .hasToString(
            "tags ARRAY<VARCHAR>, counts MAP<VARCHAR, INTEGER>, point ROW<x INTEGER NOT NULL, y"
                + " INTEGER NOT NULL>, other ROW<x INTEGER NOT NULL, y INTEGER NOT NULL>");
  }

  @Test
  void nullnessFollowsJSpecify() {
    assertThat(RecordSchemas.of(Marked.class))
        .hasToString(
            "id VARCHAR NOT NULL, note VARCHAR, box INTEGER, tags ARRAY<VARCHAR> NOT NULL, points"
                + " MAP<VARCHAR, ROW<x INTEGER NOT NULL, y INTEGER NOT NULL> NOT NULL> NOT NULL");
    assertThat(RecordSchemas.of(Unmarked.class))
        .hasToString("id VARCHAR, key VARCHAR NOT NULL, note VARCHAR");
  }

  @Test
  void namesEveryComponentThatCannotBeAColumn() {
    assertThatThrownBy(() -> RecordSchemas.of(Wrong.class))
        .hasMessageStartingWith("ETL-SCHEMA-0001")
        .hasMessageContaining("for 5 reasons")
        .hasMessageContaining(
            "component 'any' of the record "
                + Wrong.class.getCanonicalName()
                + " is java.lang.Object")
        .hasMessageContaining("component 'price'")
        .hasMessageContaining("@SqlType(\"DECIMAL(18, 2)\")")
        .hasMessageContaining("component 'list'")
        .hasMessageContaining("is int, which can't hold the DATE")
        .hasMessageContaining("component 'letter'")
        .hasMessageContaining("components are primitives");
  }

  @Test
  void refusesRecordsWithTypeParametersWhereverAComponentNamesThem() {
    String generic = Generic.class.getCanonicalName();
    assertThatThrownBy(() -> RecordSchemas.of(Generics.class))
        .hasMessageContaining("for 3 reasons")
        .hasMessageContaining(
            "component 'g' of the record "
                + Generics.class.getCanonicalName()
                + " is "
                + generic
                + "<java.lang.String>, which can't be a column: a record with type parameters")
        .hasMessageContaining(
            "is java.util.List<" + generic + "<java.lang.String>>, and " + generic)
        .hasMessageContaining("component 'optional'");
    assertThatThrownBy(() -> RecordSchemas.of(Raw.class))
        .hasMessageContaining("component 'g'")
        .hasMessageContaining("type parameters");
  }

  @Test
  void namesVariablesAndWildcardsAsTheyAreWritten() {
    assertThatThrownBy(() -> RecordSchemas.of(Generic.class))
        .hasMessageContaining("is T, which can't be a column");
    assertThatThrownBy(() -> RecordSchemas.of(Wildcards.class))
        .hasMessageContaining("is java.util.List<?>, and ? can't be a column")
        .hasMessageContaining(
            "is java.util.Map<java.lang.String, ? extends java.lang.Number>, and"
                + " ? extends java.lang.Number can't be a column");
  }

  @Test
  void refusesWhatNullCannotTellApartAndKeysThatAreNoSingleValue() {
    assertThatThrownBy(() -> RecordSchemas.of(Twice.class))
        .hasMessageContaining(
            "is java.util.Optional<java.util.Optional<java.lang.String>>, which can't be a column");
    assertThatThrownBy(() -> RecordSchemas.of(Keys.class))
        .hasMessageContaining("component 'points'")
        .hasMessageContaining("component 'perhaps'")
        .hasMessageContaining("can't be the key of a MAP");
  }

  @Test
  void refusesRecordsWithoutEndAndWithoutColumns() {
    assertThatThrownBy(() -> RecordSchemas.of(Endless.class))
        .hasMessageContaining("contains itself")
        .hasMessageNotContaining("reasons");
    assertThatThrownBy(() -> RecordSchemas.of(Empty.class))
        .hasMessageContaining("has no components");
  }
}
