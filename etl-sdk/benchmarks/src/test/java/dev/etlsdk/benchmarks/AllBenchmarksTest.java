package dev.etlsdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every benchmark still runs; with sizes of which the figures mean nothing. */
@Tag("long")
class AllBenchmarksTest {

  private static final Map<String, String> SMALLEST =
      Map.of(
          "benchmark.trial", "true",
          "records", "1000",
          "rounds", "1",
          "pipelines", "1",
          // Benchmarks that measure must not run at the same time on one machine; these don't.
          "jmh.ignoreLock", "true");

  private static final Properties BEFORE = new Properties();

  @BeforeAll
  static void makeSmall() {
    BEFORE.putAll(System.getProperties());
    SMALLEST.forEach(System::setProperty);
  }

  @AfterAll
  static void restore() {
    System.setProperties(BEFORE);
  }

  static Stream<String> names() {
    return ServiceLoader.load(Benchmark.class).stream().map(found -> found.get().name()).sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void runs(String name) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new Benchmarks(ServiceLoader.load(Benchmark.class))
            .run(List.of(name), new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

    assertThat(status).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(name + ": ").contains("=");
  }
}
