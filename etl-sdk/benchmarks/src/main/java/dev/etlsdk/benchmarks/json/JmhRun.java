package dev.etlsdk.benchmarks.json;

import dev.etlsdk.benchmarks.Benchmarks;
import dev.etlsdk.benchmarks.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Several runs of JMH. In each run every method has a JVM of its own; what is compared was measured
 * in one run, a minute apart at most, so that a machine that is busy for a while changes both
 * sides.
 */
public final class JmhRun {

  private static final int RUNS = 3;

  private final Collection<RunResult> results;

  private JmhRun(Collection<RunResult> results) {
    this.results = results;
  }

  /** Runs all methods of a class with all parameters. */
  public static List<JmhRun> of(Class<?> state) throws RunnerException {
    boolean trial = Benchmarks.isTrial();
    List<JmhRun> runs = new ArrayList<>();
    for (int i = 0; i < (trial ? 1 : RUNS); i++) {
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include(state.getName().replace(".", "\\.") + "\\.")
              .mode(Mode.AverageTime)
              .addProfiler(CpuTime.class)
              .timeUnit(TimeUnit.NANOSECONDS)
              .shouldFailOnError(true);
      runs.add(new JmhRun(new Runner((trial ? trial(options) : measured(options)).build()).run()));
    }
    return runs;
  }

  private static ChainedOptionsBuilder measured(ChainedOptionsBuilder options) {
    return options
        .forks(1)
        .warmupIterations(10)
        .warmupTime(TimeValue.milliseconds(500))
        .measurementIterations(15)
        .measurementTime(TimeValue.milliseconds(300));
  }

  /** In this JVM, one look at each method. */
  private static ChainedOptionsBuilder trial(ChainedOptionsBuilder options) {
    return options
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(1))
        .verbosity(VerboseMode.SILENT);
  }

  /** The median of the iterations' nanoseconds a batch, by the clock. */
  public double time(String method, String records) {
    return median(method, records, IterationResult::getPrimaryResult);
  }

  /** The median of the iterations' nanoseconds a batch that the process had of a CPU. */
  public double cpuTime(String method, String records) {
    return median(method, records, iteration -> iteration.getSecondaryResults().get(CpuTime.LABEL));
  }

  private double median(
      String method, String records, Function<IterationResult, Result<?>> measured) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + method)
          && result.getParams().getParam("records").equals(records)) {
        return median(
            result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(measured)
                .mapToDouble(Result::getScore)
                .toArray());
      }
    }
    throw new IllegalArgumentException("nothing measured: " + method + " of " + records);
  }

  /** The figures with a value's median over the runs, its least and its most. */
  public static Figures spread(
      Figures figures, String key, List<JmhRun> runs, ToDoubleFunction<JmhRun> value) {
    double[] values = runs.stream().mapToDouble(value).toArray();
    return figures
        .with(key, median(values))
        .with(key + "_min", Arrays.stream(values).min().orElseThrow())
        .with(key + "_max", Arrays.stream(values).max().orElseThrow());
  }

  /** The figures with a value's median over the runs. */
  public static Figures middle(
      Figures figures, String key, List<JmhRun> runs, ToDoubleFunction<JmhRun> value) {
    return figures.with(key, median(runs.stream().mapToDouble(value).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** How many times faster the SDK is than Jackson, and what both cost a record. */
  static Figures comparison(Class<?> state) throws RunnerException {
    List<JmhRun> runs = of(state);
    Figures figures = Figures.none();
    for (String records : List.of("quickstart", "mixed")) {
      double count = JsonRecords.of(records).count();
      String suffix = records.equals("quickstart") ? "" : "_" + records;
      figures =
          spread(
              figures,
              "ratio" + suffix,
              runs,
              run -> run.time("jackson", records) / run.time("fast", records));
      figures =
          middle(
              figures,
              "ns_per_record_fast" + suffix,
              runs,
              run -> run.time("fast", records) / count);
      figures =
          middle(
              figures,
              "ns_per_record_jackson" + suffix,
              runs,
              run -> run.time("jackson", records) / count);
    }
    return figures;
  }
}
