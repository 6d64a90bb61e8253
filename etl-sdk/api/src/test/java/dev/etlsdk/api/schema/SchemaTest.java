package dev.etlsdk.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a BOOLEAN, b TINYINT, c SMALLINT, d INTEGER, e BIGINT, f REAL, g DOUBLE",
        "a DECIMAL(38, 10) NOT NULL, b VARCHAR, c BINARY, d DATE",
        "a TIME(0), b TIME(3), c TIME(6), d TIME(9)",
        "a TIMESTAMP(0), b TIMESTAMP(3), c TIMESTAMP(6), d TIMESTAMP(9)",
        "a TIMESTAMP(6) WITH LOCAL TIME ZONE NOT NULL",
        "a ARRAY<INTEGER NOT NULL>, b MAP<VARCHAR, ARRAY<DOUBLE>>",
        "event ROW<page VARCHAR, \"the time\" TIMESTAMP(3) NOT NULL, inner ROW<x INTEGER>> NOT NULL"
      })
  void textAndArrowFormsAreReadBack(String text) {
    Schema schema = Schema.parse(text);

    assertThat(schema).hasToString(text);
    assertThat(Schema.ofArrow(schema.toArrow())).isEqualTo(schema);
  }

  @Test
  void shortNamesAreTypes() {
    assertThat(DataType.parse("int32")).isEqualTo(DataType.INTEGER);
    assertThat(DataType.parse("string")).isEqualTo(DataType.VARCHAR);
    assertThat(DataType.parse("list<float64>")).isEqualTo(DataType.array(DataType.DOUBLE));
  }

  @Test
  void badTypeShowsThePlace() {
    assertThatThrownBy(() -> DataType.parse("ARRAY<NUMBR>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at position 7")
        .hasMessageEndingWith("\n  ARRAY<NUMBR>\n        ^");
    assertThatThrownBy(() -> DataType.parse("DECIMAL(39, 2)"))
        .hasMessageContaining("precision is 1 to 38");
    assertThatThrownBy(() -> DataType.parse("TIMESTAMP(4)")).hasMessageContaining("0, 3, 6 or 9");
  }

  @Test
  void noColumnsAreAnEmptyText() {
    assertThat(Schema.parse(Schema.of().toString())).isEqualTo(Schema.of());
  }

  @Test
  void namesMatchExactlyOrElseWithoutCase() {
    Schema schema = Schema.parse("id INTEGER, Id INTEGER, Name VARCHAR");

    assertThat(schema.indexOf("Id")).hasValue(1);
    assertThat(schema.indexOf("name")).hasValue(2);
    assertThat(schema.indexOf("ID")).isEmpty();
  }

  @Test
  void refusesTwoColumnsOfOneName() {
    assertThatThrownBy(() -> Schema.parse("a INTEGER, a VARCHAR"))
        .hasMessage("two columns are named 'a'");
  }

  @Test
  void refusesArrowTypesWithoutSqlType() {
    Field unsigned = new Field("n", FieldType.nullable(new ArrowType.Int(32, false)), null);

    assertThatThrownBy(
            () -> Schema.ofArrow(new org.apache.arrow.vector.types.pojo.Schema(List.of(unsigned))))
        .hasMessageContaining("the field 'n' has the Arrow type Int(32, false)");
  }
}
