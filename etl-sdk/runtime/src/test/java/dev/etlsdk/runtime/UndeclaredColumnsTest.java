package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A transform of batches gives the columns that it has declared. */
class UndeclaredColumnsTest {

  @Test
  void stopsWithBothListsOfColumns() {
    InMemoryStore store = InMemoryStore.create();
    try (Pipeline pipeline =
            Pipeline.named("p")
                .source(
                    "numbers",
                    InMemorySource.builder("numbers", Schema.parse("id BIGINT"))
                        .split(Row.of(1L))
                        .build())
                .transform(
                    "t",
                    "numbers",
                    TransformSpec.batches(
                        Schema.parse("id VARCHAR"), RowStep.of("id BIGINT", row -> List.of(row))))
                .sink("t", store.sink("out"))
                .build();
        Execution execution = LocalRunner.create().start(pipeline)) {
      assertThatThrownBy(execution::await)
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.TRANSFORM_0005);
                assertThat(failure.location().stage()).isEqualTo("t");
                assertThat(failure.problem()).contains("(id BIGINT)").contains("(id VARCHAR)");
                assertThat(failure.fix()).contains("declare the columns that it gives");
              });
    }
    assertThat(store.rows("out")).isEmpty();
  }
}
