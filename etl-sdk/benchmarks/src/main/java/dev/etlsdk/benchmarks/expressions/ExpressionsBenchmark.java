package dev.etlsdk.benchmarks.expressions;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.benchmarks.json.JmhRun;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Generated code of SQL expressions against loops written by hand. */
@AutoService(Benchmark.class)
public final class ExpressionsBenchmark implements Benchmark {

  @Override
  public String name() {
    return "expressions";
  }

  @Override
  public String about() {
    return "Generated code of SQL expressions, against loops written by hand over the same vectors.";
  }

  @Override
  public Figures run() throws RunnerException {
    List<JmhRun> runs = JmhRun.of(ExpressionsState.class);
    Figures figures = Figures.none();
    for (Case each : Case.values()) {
      String name = each.name();
      String suffix = "_" + name.toLowerCase(Locale.ROOT);
      figures =
          JmhRun.middle(
              figures,
              "ratio" + suffix,
              runs,
              run -> run.time("byHand", name) / run.time("generated", name));
      figures =
          JmhRun.middle(
              figures,
              "ns_per_row" + suffix,
              runs,
              run -> run.time("generated", name) / ExpressionRows.ROWS);
    }
    return figures;
  }
}
