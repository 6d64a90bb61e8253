package dev.etlsdk.benchmarks.transforms;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.benchmarks.json.JmhRun;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** A transform of rows in generated code, and of batches, against records by reflection. */
@AutoService(Benchmark.class)
public final class TransformsBenchmark implements Benchmark {

  @Override
  public String name() {
    return "transforms";
  }

  @Override
  public String about() {
    return "A transform in generated code, a row and a batch at a time, against records made by"
        + " reflection.";
  }

  @Override
  public Figures run() throws RunnerException {
    List<JmhRun> runs = JmhRun.of(TransformsState.class);
    Figures figures = Figures.none();
    for (String names : List.of("short", "none")) {
      for (String form : List.of("generated", "batched", "reflected")) {
        figures =
            JmhRun.middle(
                figures,
                "ns_per_row_" + form + "_" + names,
                runs,
                run -> run.time(form, names) / TransformsState.ROWS);
      }
      figures =
          JmhRun.spread(
              figures,
              "ratio_" + names,
              runs,
              run -> run.time("reflected", names) / run.time("generated", names));
    }
    return figures;
  }
}
