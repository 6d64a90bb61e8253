package dev.etlsdk.benchmarks.transforms;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Benchmarks;
import dev.etlsdk.benchmarks.Figures;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A transform of rows in generated code, and of batches, against records by reflection. One thread
 * runs all of them in turn, and its CPU time counts, so that other work on the machine changes
 * little.
 */
@AutoService(Benchmark.class)
public final class TransformsBenchmark implements Benchmark {

  private static final int WARM_UPS = Benchmarks.isTrial() ? 0 : 20;
  private static final int ROUNDS = Benchmarks.isTrial() ? 1 : 60;
  private static final int BATCHES = Benchmarks.isTrial() ? 1 : 150;

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
  public Figures run() throws Exception {
    return measure(measure(Figures.none(), "numbers", false), "text", true);
  }

  private static Figures measure(Figures figures, String columns, boolean text) throws Exception {
    try (TransformsRun run = new TransformsRun(text)) {
      Map<String, Callable<Integer>> forms = new LinkedHashMap<>();
      forms.put("generated", run::generated);
      forms.put("batched", run::batched);
      forms.put("reflected", run::reflected);
      Map<String, List<Double>> measured = new LinkedHashMap<>();
      forms.keySet().forEach(form -> measured.put(form, new ArrayList<>()));
      for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
        for (Map.Entry<String, Callable<Integer>> form : forms.entrySet()) {
          double nanos = nanosPerRow(form.getValue());
          if (round >= WARM_UPS) {
            measured.getOrDefault(form.getKey(), new ArrayList<>()).add(nanos);
          }
        }
      }
      Figures all = figures;
      for (Map.Entry<String, List<Double>> form : measured.entrySet()) {
        Collections.sort(form.getValue());
        all = all.with("ns_" + form.getKey() + "_" + columns, form.getValue().get(ROUNDS / 2));
      }
      return all;
    }
  }

  private static double nanosPerRow(Callable<Integer> form) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long rows = 0;
    for (int i = 0; i < BATCHES; i++) {
      rows += form.call();
    }
    return (double) (threads.getCurrentThreadCpuTime() - start) / rows;
  }
}
