package dev.etlsdk.benchmarks.json;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import org.openjdk.jmh.runner.RunnerException;

/** Decoding JSON into vectors: the SDK against Jackson's streaming API. */
@AutoService(Benchmark.class)
public final class DecodeBenchmark implements Benchmark {

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String about() {
    return "Decoding JSON into vectors, against Jackson's streaming API: the quickstart's record"
        + " and a mixed one.";
  }

  @Override
  public Figures run() throws RunnerException {
    return JmhRun.comparison(DecodeState.class);
  }
}
