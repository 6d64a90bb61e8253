package dev.etlsdk.pipeline.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A JVM without Arrow's flag says which one it is. */
class ArrowAccessTest {

  @Test
  void passesWithTheFlag() {
    ArrowAccess.require();
  }

  @Test
  void namesTheFlagBeforeAnythingElse() throws Exception {
    Process withoutFlag =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(withoutFlag.getInputStream().readAllBytes(), UTF_8);
    assertThat(output)
        .startsWith("ETL-RUN-0005")
        .contains("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .doesNotContain("InaccessibleObjectException");
  }

  static final class Child {
    public static void main(String[] arguments) {
      try {
        Pipeline.named("nothing").build();
      } catch (EtlException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
