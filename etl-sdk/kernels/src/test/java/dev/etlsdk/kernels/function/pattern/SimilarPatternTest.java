package dev.etlsdk.kernels.function.pattern;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.kernels.RowFailure;
import org.junit.jupiter.api.Test;

class SimilarPatternTest {

  @Test
  void messageShowsThePatternAsItWasWritten() {
    assertThatThrownBy(() -> SimilarPattern.compile("(x|_y%", "\\"))
        .isInstanceOf(RowFailure.class)
        .hasMessageContaining("'(x|_y%'")
        .hasMessageContaining("a parenthesis isn't closed");
  }
}
