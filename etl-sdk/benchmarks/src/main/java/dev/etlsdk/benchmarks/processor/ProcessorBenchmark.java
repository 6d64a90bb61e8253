package dev.etlsdk.benchmarks.processor;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.ClassPaths;
import dev.etlsdk.benchmarks.Figures;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the processor adds to the compilation of a module with 20 pipelines, each a source, two
 * queries, a transform and two sinks: {@code javac} in a process of its own, as a build starts it,
 * alternately without and with the processor, which stands on the processor path.
 *
 * <p>System properties: {@code rounds} (5), {@code pipelines} (20).
 */
@AutoService(Benchmark.class)
public final class ProcessorBenchmark implements Benchmark {

  private static final String PIPELINE =
      """
      package acme;
      import dev.etlsdk.api.annotation.*;
      import dev.etlsdk.kafka.annotation.*;
      @Pipeline("orders-%1$d") @KafkaDeadLetters("failed-%1$d")
      public interface Orders%1$d {
        record Order(int id, String item, int amount, Double price, long time) {}
        record Priced(int id, String item, Double total) {}
        record Label(String text) {}
        @KafkaSource("orders-%1$d") Rows<Order> orders();
        @Sql("SELECT id, UPPER(item) AS item, price * amount AS total FROM orders WHERE amount > %1$d")
        @KafkaSink("priced-%1$d") Rows<Priced> priced();
        @Sql("SELECT CASE WHEN total > 100 THEN 'large' ELSE item || '!' END AS text FROM priced"
            + " WHERE item LIKE 'A%%'")
        Rows<Label> labels();
        @Transform(from = "labels") @KafkaSink("labels-%1$d")
        static Label twice(Label label) { return new Label(label.text() + label.text()); }
      }
      """;

  @Override
  public String name() {
    return "processor";
  }

  @Override
  public String about() {
    return "seconds that the annotation processor adds to a module of 20 pipelines";
  }

  @Override
  public Figures run() throws Exception {
    int rounds = Integer.getInteger("rounds", 5);
    Path folder = Files.createTempDirectory("processor");
    try {
      List<Path> sources = sources(folder, Integer.getInteger("pipelines", 20));
      List<Double> plain = new ArrayList<>();
      List<Double> processed = new ArrayList<>();
      for (int round = 0; round <= rounds; round++) {
        double without = compile(folder, sources, "-proc:none");
        double with = compile(folder, sources, "-Xlint:none");
        System.out.printf(
            Locale.ROOT,
            "%s: %.2f s without, %.2f s with%n",
            round == 0 ? "warm-up" : round,
            without,
            with);
        if (round > 0) {
          plain.add(without);
          processed.add(with);
        }
      }
      return Figures.none()
          .with("added", median(processed) - median(plain))
          .with("without", median(plain))
          .with("with", median(processed))
          .with("rounds", rounds);
    } finally {
      delete(folder);
    }
  }

  private static List<Path> sources(Path folder, int pipelines) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (int i = 1; i <= pipelines; i++) {
      sources.add(Files.writeString(folder.resolve("Orders" + i + ".java"), PIPELINE.formatted(i)));
    }
    return sources;
  }

  private static double compile(Path folder, List<Path> sources, String option)
      throws IOException, InterruptedException {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, ClassPaths.worker()), option));
    command.addAll(
        List.of("--processor-path", String.join(File.pathSeparator, ClassPaths.processor())));
    command.addAll(List.of("-d", classes.toString()));
    sources.forEach(source -> command.add(source.toString()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int status = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean generated = Files.exists(classes.resolve("acme/Orders1Pipeline.class"));
    if (status != 0 || generated == option.equals("-proc:none")) {
      throw new IllegalStateException(
          "javac ended with " + status + ":\n" + Files.readString(log, StandardCharsets.UTF_8));
    }
    return seconds;
  }

  private static double median(List<Double> seconds) {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
