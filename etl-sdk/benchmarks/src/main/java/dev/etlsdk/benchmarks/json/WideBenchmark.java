package dev.etlsdk.benchmarks.json;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** What a value of a record costs when there are many. */
@AutoService(Benchmark.class)
public final class WideBenchmark implements Benchmark {

  private static final int NARROW = 10;
  private static final int WIDE = 1000;

  @Override
  public String name() {
    return "wide";
  }

  @Override
  public String about() {
    return "Decode, project and encode a value of a record with 1,000 columns, and of one with 10.";
  }

  @Override
  public Figures run() throws RunnerException {
    List<JmhRun> runs = JmhRun.of(WideState.class);
    Figures figures =
        JmhRun.spread(
            Figures.none(), "ratio", runs, run -> perValue(run, WIDE) / perValue(run, NARROW));
    figures = JmhRun.middle(figures, "ns_per_value_10", runs, run -> perValue(run, NARROW));
    return JmhRun.middle(figures, "ns_per_value_1000", runs, run -> perValue(run, WIDE));
  }

  private static double perValue(JmhRun run, int columns) {
    String records = Integer.toString(columns);
    return run.time("wide", records) / ((double) JsonRecords.of(records).count() * columns);
  }
}
