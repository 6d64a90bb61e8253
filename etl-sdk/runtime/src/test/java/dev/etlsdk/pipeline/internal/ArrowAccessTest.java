package dev.etlsdk.pipeline.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A JVM without Arrow's flag says which one it is. */
class ArrowAccessTest {

  @Test
  void passesWithTheFlag() {
    ArrowAccess.require();
  }

  @Test
  void namesTheFlagBeforeAnythingElse() throws Exception {
    assertThat(outputOfChild())
        .startsWith("ETL-RUN-0005")
        .contains("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .doesNotContain("InaccessibleObjectException");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void namesTheFlagForUnsafeWhereTheJvmRefusesIt() throws Exception {
    assertThat(
            outputOfChild(
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=deny"))
        .startsWith("ETL-RUN-0005")
        .contains("start java with --sun-misc-unsafe-memory-access=allow");
  }

  private static String outputOfChild(String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(child.getInputStream().readAllBytes(), UTF_8);
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
