package dev.etlsdk.benchmarks.json;

import dev.etlsdk.benchmarks.Figures;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH, and takes the figures of its iterations. */
final class JmhRun {

  private final Collection<RunResult> results;

  private JmhRun(Collection<RunResult> results) {
    this.results = results;
  }

  /** Runs all methods of a class with all parameters, each in two JVMs of their own. */
  static JmhRun of(Class<?> state) throws RunnerException {
    return new JmhRun(
        new Runner(
                new OptionsBuilder()
                    .include(state.getName().replace(".", "\\.") + "\\.")
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.NANOSECONDS)
                    .forks(2)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .shouldFailOnError(true)
                    .build())
            .run());
  }

  /** Nanoseconds a batch in each iteration, from the least to the most. */
  double[] times(String method, String records) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + method)
          && result.getParams().getParam("records").equals(records)) {
        return result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(primary -> primary.getScore())
            .sorted()
            .toArray();
      }
    }
    throw new IllegalArgumentException("nothing measured: " + method + " of " + records);
  }

  static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** How many times faster the SDK is than Jackson, and what both cost a record. */
  Figures comparison() {
    Figures figures = Figures.none();
    for (String records : new String[] {"quickstart", "mixed"}) {
      double[] fast = times("fast", records);
      double[] jackson = times("jackson", records);
      int count = JsonRecords.of(records).count();
      String suffix = records.equals("quickstart") ? "" : "_" + records;
      figures =
          figures
              .with("ratio" + suffix, median(jackson) / median(fast))
              .with("ratio_min" + suffix, jackson[0] / fast[fast.length - 1])
              .with("ratio_max" + suffix, jackson[jackson.length - 1] / fast[0])
              .with("ns_per_record_fast" + suffix, median(fast) / count)
              .with("ns_per_record_jackson" + suffix, median(jackson) / count);
    }
    return figures;
  }

  @Override
  public String toString() {
    return Arrays.toString(results.toArray());
  }
}
