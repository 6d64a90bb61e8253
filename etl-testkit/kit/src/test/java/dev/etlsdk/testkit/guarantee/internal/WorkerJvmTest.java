package dev.etlsdk.testkit.guarantee.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerJvmTest {

  private static Pipeline never(String servers) {
    throw new AssertionError("no process is there to call this");
  }

  @Test
  void aJvmThatIsntThereIsNamed(@TempDir Path folder) {
    Path java = folder.resolve("java");
    WorkerOrder order =
        new WorkerOrder(WorkerJvmTest::never, "nowhere:9092", options -> {}, "w", 1, null, 0);
    assertThatThrownBy(() -> WorkerJvm.start(java, order, List.of(), folder.resolve("log")))
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(EtlError.TESTKIT_0004);
              assertThat(failure).hasMessageContaining(java.toString());
            });
  }
}
