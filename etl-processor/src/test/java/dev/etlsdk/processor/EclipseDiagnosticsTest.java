package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler shows mistakes where javac does. */
class EclipseDiagnosticsTest {

  @TempDir Path folder;

  @Test
  void mistakesStandAtTheirAnnotations() throws IOException {
    List<String> told =
        ModuleFolder.in(folder)
            .source(
                "acme/Mistaken.java",
                """
                package acme;
                import dev.etlsdk.api.annotation.*;
                import dev.etlsdk.kafka.annotation.*;
                @Pipeline("mistaken") public interface Mistaken {
                  record Reading(int id, String name) {}
                  @KafkaSource(
                      value = "in",
                      start = "erliest")
                  Rows<Reading> readings();
                  @Sql("SELECT id, nam AS name FROM readings")
                  @KafkaSink("out")
                  Rows<Reading> results();
                  @Transform(from = "nowhere") @KafkaSink("others")
                  static Reading other(Reading row) { return row; }
                }
                """)
            .compileWithPlaces(
                new EclipseCompiler(), new PipelineProcessor(), List.of(), "--release", "17");

    assertThat(told)
        .anySatisfy(
            message ->
                assertThat(message).startsWith("Mistaken.java:8: ").contains("it is 'erliest'"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith("Mistaken.java:10: ")
                    .contains("ETL-SQL-0003", "did you mean 'name'?"))
        .anySatisfy(
            message ->
                assertThat(message).startsWith("Mistaken.java:13: ").contains("ETL-PIPELINE-0002"));
  }
}
