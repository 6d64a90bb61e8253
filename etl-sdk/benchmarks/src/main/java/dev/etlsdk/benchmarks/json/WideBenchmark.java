package dev.etlsdk.benchmarks.json;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
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
    JmhRun run = JmhRun.of(WideState.class);
    double[] narrow = perValue(run, NARROW);
    double[] wide = perValue(run, WIDE);
    return Figures.none()
        .with("ratio", JmhRun.median(wide) / JmhRun.median(narrow))
        .with("ratio_min", wide[0] / narrow[narrow.length - 1])
        .with("ratio_max", wide[wide.length - 1] / narrow[0])
        .with("ns_per_value_10", JmhRun.median(narrow))
        .with("ns_per_value_1000", JmhRun.median(wide));
  }

  private static double[] perValue(JmhRun run, int columns) {
    String records = Integer.toString(columns);
    double[] times = run.times("wide", records);
    int values = JsonRecords.of(records).count() * columns;
    for (int i = 0; i < times.length; i++) {
      times[i] /= values;
    }
    return times;
  }
}
