package dev.etlsdk.benchmarks.typed;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.benchmarks.json.JmhRun;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Typed batches against vectors in code written by hand. */
@AutoService(Benchmark.class)
public final class TypedBenchmark implements Benchmark {

  private static final String CASE = "quickstart";

  @Override
  public String name() {
    return "typed";
  }

  @Override
  public String about() {
    return "Reading and writing four columns by a typed batch, by addresses, by Arrow's methods, as"
        + " records, as records by reflection: nanoseconds of CPU time a row.";
  }

  @Override
  public Figures run() throws RunnerException {
    List<JmhRun> runs = JmhRun.of(TypedState.class);
    Figures figures = Figures.none();
    for (String method :
        List.of(
            "readTyped",
            "readByHand",
            "readVectors",
            "readRecords",
            "readReflected",
            "writeTyped",
            "writeByHand",
            "writeVectors",
            "writeRecords",
            "copyRecords",
            "copyReflected")) {
      figures =
          JmhRun.middle(
              figures, "ns_" + method, runs, run -> run.cpuTime(method, CASE) / TypedState.ROWS);
    }
    return figures;
  }
}
