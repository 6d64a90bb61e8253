package dev.etlsdk.codegen.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceCompilerTest {

  private final SourceCompiler compiler = new SourceCompiler(getClass().getClassLoader());

  @Test
  void compilesClassesThatNameEachOther() {
    assertThat(
            compiler.compile(
                Map.of(
                    "made.One", "package made; public class One { Two two; }",
                    "made.Two", "package made; public class Two { One one; }")))
        .containsOnlyKeys("made.One", "made.Two");
  }

  @Test
  void asksForAReportOfSourceThatDoesNotCompile() {
    assertThatThrownBy(
            () ->
                compiler.compile(
                    Map.of("made.One", "package made;\npublic class One {\n  int x = none;\n}")))
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(EtlError.SQL_0009);
              assertThat(failure.problem()).contains("Line 3");
              assertThat(failure.fix()).contains("please report it");
            });
  }
}
