package dev.etlsdk.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.sql.UdfOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UdfOverloadsTest {

  private final UdfRegistry registry =
      UdfRegistry.create(
          new UdfOptions(false, List.of(OverloadedFunctions.class), Optional.empty(), Map.of()),
          UdfOverloadsTest.class.getClassLoader());

  @Test
  void prefersTheExactTypeAndMatchesNamesWithoutCase() {
    assertThat(chosen("f", DataType.INTEGER)).isEqualTo("ofInt");
    assertThat(chosen("F", DataType.BIGINT)).isEqualTo("ofLong");
    assertThat(chosen("F", DataType.VARCHAR)).isEqualTo("ofString");
  }

  @Test
  void takesTheNearestWidening() {
    assertThat(chosen("F", DataType.SMALLINT)).isEqualTo("ofInt");
    assertThat(match("F", DataType.TINYINT).argumentTypes()).containsExactly(DataType.INTEGER);
  }

  @Test
  void neverNarrows() {
    UdfResolution resolution = registry.resolve("F", List.of(DataType.DOUBLE));
    assertThat(resolution).isInstanceOf(UdfResolution.NoOverload.class);
    assertThat(((UdfResolution.NoOverload) resolution).message())
        .contains("F(DOUBLE)")
        .contains("F(INTEGER), F(VARCHAR)")
        .contains("F(BIGINT)");
  }

  @Test
  void saysWhichFunctionsAreAmbiguous() {
    UdfResolution resolution = registry.resolve("G", List.of(DataType.INTEGER, DataType.INTEGER));
    assertThat(resolution).isInstanceOf(UdfResolution.Ambiguous.class);
    assertThat(((UdfResolution.Ambiguous) resolution).message())
        .contains("G(BIGINT, DOUBLE)")
        .contains("G(DOUBLE, BIGINT)");
    assertThat(registry.resolve("F", Arrays.asList((DataType) null)))
        .isInstanceOf(UdfResolution.Ambiguous.class);
  }

  @Test
  void asksWhetherANearNameWasMeant() {
    assertThat(registry.resolve("TIME", List.of()))
        .isEqualTo(new UdfResolution.UnknownName("TIME", List.of("TIMES")));
    assertThat(registry.resolve("nothing_like_it", List.of()))
        .isEqualTo(new UdfResolution.UnknownName("nothing_like_it", List.of()));
  }

  @Test
  void decimalsAndTimesKeepTheirPrecisionWhereTheParameterTakesAny() {
    assertThat(match("H", DataType.decimal(30, 5)).argumentTypes())
        .containsExactly(DataType.decimal(30, 5));
    assertThat(chosen("H", DataType.decimal(30, 5))).isEqualTo("any");
    assertThat(match("H", DataType.BIGINT).argumentTypes())
        .containsExactly(DataType.decimal(19, 0));
    assertThat(match("TIMES", DataType.timestamp(9)).argumentTypes())
        .containsExactly(DataType.timestamp(9));
    assertThat(match("TIMES", DataType.DATE).argumentTypes())
        .containsExactly(DataType.timestamp(0));
  }

  private UdfResolution.Match match(String name, DataType... arguments) {
    UdfResolution resolution = registry.resolve(name, List.of(arguments));
    assertThat(resolution).isInstanceOf(UdfResolution.Match.class);
    return (UdfResolution.Match) resolution;
  }

  private String chosen(String name, DataType... arguments) {
    return match(name, arguments).function().model().method();
  }
}
