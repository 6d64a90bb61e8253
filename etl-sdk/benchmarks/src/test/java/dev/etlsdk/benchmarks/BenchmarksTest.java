package dev.etlsdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void listsAllByName() throws Exception {
    assertThat(run(List.of(), named("write-all"), named("read"))).isZero();
    assertThat(text(out)).isEqualTo("read       about read\nwrite-all  about write-all\n");
  }

  @Test
  void endsWithOneLineOfFigures() throws Exception {
    assertThat(run(List.of("read"), named("read"))).isZero();
    assertThat(text(out)).isEqualTo("read: ratio=0.90 rows=12\n");
  }

  @Test
  void namesTheBenchmarksWhenTheAskedOneIsUnknown() throws Exception {
    assertThat(run(List.of("reed"), named("read"))).isEqualTo(2);
    assertThat(text(err)).contains("no benchmark reed").contains("about read");
  }

  @Test
  void rejectsTwoOfOneName() {
    assertThatThrownBy(() -> run(List.of(), named("read"), named("read")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("read");
  }

  @Test
  void rejectsFiguresThatCouldNotBeSplitAgain() {
    assertThatThrownBy(() -> Figures.none().with("rows per second", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows per second");
  }

  private int run(List<String> args, Benchmark... benchmarks) throws Exception {
    return new Benchmarks(List.of(benchmarks))
        .run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static Benchmark named(String name) {
    return new Benchmark() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String about() {
        return "about " + name;
      }

      @Override
      public Figures run() {
        return Figures.none().with("ratio", 0.9).with("rows", 12);
      }
    };
  }
}
