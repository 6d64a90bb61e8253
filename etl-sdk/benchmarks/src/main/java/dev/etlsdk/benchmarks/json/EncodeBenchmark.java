package dev.etlsdk.benchmarks.json;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import org.openjdk.jmh.runner.RunnerException;

/** Encoding vectors as JSON: the SDK against Jackson's streaming API. */
@AutoService(Benchmark.class)
public final class EncodeBenchmark implements Benchmark {

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public String about() {
    return "Encoding vectors as JSON, against Jackson's streaming API: the quickstart's record and"
        + " a mixed one.";
  }

  @Override
  public Figures run() throws RunnerException {
    return JmhRun.comparison(EncodeState.class);
  }
}
