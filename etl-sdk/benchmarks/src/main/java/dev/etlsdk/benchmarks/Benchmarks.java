package dev.etlsdk.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Lists the benchmarks, or runs one: {@code mvn -q -Pbenchmark [-Dbenchmark=NAME]}. */
public final class Benchmarks {

  private final Map<String, Benchmark> byName = new TreeMap<>();

  Benchmarks(Iterable<Benchmark> benchmarks) {
    for (Benchmark benchmark : benchmarks) {
      Benchmark other = byName.put(benchmark.name(), benchmark);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two benchmarks have the name "
                + benchmark.name()
                + ": "
                + other.getClass().getName()
                + " and "
                + benchmark.getClass().getName());
      }
    }
  }

  /** Runs the benchmark named by the only argument; lists all if there is none. */
  public static void main(String[] args) throws Exception {
    int status =
        new Benchmarks(ServiceLoader.load(Benchmark.class))
            .run(List.of(args), System.out, System.err);
    // Threads that a client library has left behind must not keep the process alive.
    System.exit(status);
  }

  /**
   * Whether nothing is measured, so that each part runs once, as short as it can: whether the
   * benchmarks still work is asked by a test, which sets {@code benchmark.trial}.
   */
  public static boolean isTrial() {
    return Boolean.getBoolean("benchmark.trial");
  }

  int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
    if (args.isEmpty()) {
      list(out);
      return 0;
    }
    Benchmark benchmark = byName.get(args.get(0).toLowerCase(Locale.ROOT));
    if (benchmark == null) {
      err.println("There is no benchmark " + args.get(0) + ". There are:");
      list(err);
      return 2;
    }
    Figures figures = benchmark.run();
    out.println(benchmark.name() + ": " + figures);
    return 0;
  }

  private void list(PrintStream out) {
    int width = byName.keySet().stream().mapToInt(String::length).max().orElse(0);
    byName.forEach(
        (name, benchmark) ->
            out.println(name + " ".repeat(width - name.length() + 2) + benchmark.about()));
  }
}
