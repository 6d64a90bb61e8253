package dev.etlsdk.testkit.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer can see of a query, from the pipeline's builder on. */
class GeneratedSourcesTest {

  @TempDir Path folder;

  @Test
  void sourcesAreWrittenWhereADebuggerFindsThem() throws IOException {
    try (Pipeline pipeline = pipeline()) {
      Path file = folder.resolve("dev/etlsdk/generated/LargeOrders.java");
      assertThat(file).content().contains("package dev.etlsdk.generated;", "class LargeOrders ");
      assertThat(folder.resolve("dev/etlsdk/generated/Labels.java")).exists();
      assertThat(pipeline.explain(ExplainLevel.CODE))
          .contains(Files.readString(file).lines().filter(l -> l.contains("Mem.putLong")).toList());
    }
  }

  @Test
  void explainShowsATreeForEachStream() {
    try (Pipeline pipeline = pipeline()) {
      assertThat(pipeline.explain())
          .isEqualTo(
              """
              large_orders:
                rows of orders
                  Project
                      id BIGINT
                      gross BIGINT = amount * 2
                    Filter
                        amount > 10
                      Scan
                          id BIGINT
                          amount BIGINT

              labels:
                rows of large_orders
                  Project
                      label VARCHAR = CAST(id AS VARCHAR) || '!'
                    Scan
                        id BIGINT
              """);
    }
  }

  private Pipeline pipeline() {
    InMemoryStore store = InMemoryStore.create();
    return Pipeline.named("shop")
        .source(
            "orders",
            InMemorySource.builder("orders", Schema.parse("id BIGINT, amount BIGINT")).build())
        .sql("large_orders", "SELECT id, amount * 2 AS gross FROM orders WHERE amount > 10")
        .sql("labels", "SELECT CAST(id AS VARCHAR) || '!' AS label FROM large_orders")
        .sink("labels", store.sink("labels"))
        .onError(ErrorPolicy.skip())
        .generatedSources(folder)
        .build();
  }
}
