package dev.etlsdk.processor.memory;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import java.util.List;
import java.util.Map;

/** Runs a generated pipeline in a process, and prints the rows of a table. */
public final class RunMain {

  private RunMain() {}

  /**
   * Runs.
   *
   * @param args the class that makes the pipeline, the topic that it reads, a record, the table
   *     that is printed
   */
  public static void main(String[] args) throws Exception {
    for (String planner :
        List.of(
            "org.apache.calcite.sql.SqlNode",
            "org.codehaus.janino.SimpleCompiler",
            "com.palantir.javapoet.JavaFile",
            "dev.etlsdk.sql.CalciteSqlCompiler",
            "dev.etlsdk.codegen.plan.QueryPlan")) {
      try {
        Class.forName(planner);
        throw new IllegalStateException(planner + " is on the class path");
      } catch (ClassNotFoundException expected) {
        // as it should be
      }
    }
    Place place = Place.named("process").put(args[1], args[2]);
    try (Pipeline pipeline =
            (Pipeline)
                Class.forName(args[0])
                    .getMethod("create", PipelineConfig.class)
                    .invoke(null, PipelineConfig.of(Map.of("place", "process")));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
    System.out.println(args[3] + " holds " + place.rows(args[3]));
    System.exit(0);
  }
}
