package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.processor.memory.Place;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.Test;

/** What JaCoCo reports of generated classes: it leaves out those that it takes for generated. */
class CoverageTest {

  private static final String PACKAGE = "dev/etlsdk/processor/transforms/";

  @Test
  void generatedClassesAreInTheReportAndCovered() throws Exception {
    Compiled compiled = Compiled.folder("transforms");
    IRuntime runtime = new LoggerRuntime();
    RuntimeData data = new RuntimeData();
    runtime.startup(data);
    ExecutionDataStore executed = new ExecutionDataStore();
    try {
      run(compiled.changed((bytes, name) -> instrument(runtime, bytes, name)));
      data.collect(executed, new SessionInfoStore(), false);
    } finally {
      runtime.shutdown();
    }

    Map<String, IClassCoverage> report = report(compiled, executed);

    for (String name :
        new String[] {
          "OrdersPipeline", "Orders_label_Transform", "Orders_loud_Query", "OrderBatch"
        }) {
      assertThat(report).as("classes that are reported").containsKey(PACKAGE + name);
      assertThat(report.get(PACKAGE + name).getInstructionCounter().getCoveredRatio())
          .as("what is covered of " + name)
          .isGreaterThan(0.3);
    }
  }

  private static byte[] instrument(IRuntime runtime, byte[] bytes, String name) {
    try {
      return new Instrumenter(runtime).instrument(bytes, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Compiled classes) throws Exception {
    Place.named("coverage").put("orders", "{\"id\":1,\"item\":\"tea\",\"amount\":2}");
    try (Pipeline pipeline =
            classes.pipeline(
                "dev.etlsdk.processor.transforms.OrdersPipeline",
                PipelineConfig.of(Map.of("place", "coverage")));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
  }

  private static Map<String, IClassCoverage> report(Compiled classes, ExecutionDataStore executed) {
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(executed, builder);
    classes.changed(
        (bytes, name) -> {
          try {
            analyzer.analyzeClass(bytes, name);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return bytes;
        });
    Map<String, IClassCoverage> report = new TreeMap<>();
    builder.getClasses().forEach(coverage -> report.put(coverage.getName(), coverage));
    return report;
  }
}
