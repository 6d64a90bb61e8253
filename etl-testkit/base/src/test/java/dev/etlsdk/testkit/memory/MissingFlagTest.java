package dev.etlsdk.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

class MissingFlagTest {

  @Test
  void saysWhichFlagArrowNeeds() throws Exception {
    Process withoutFlag =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(withoutFlag.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output)
        .contains("ETL-RUN-0005")
        .contains("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .contains("surefire");
  }

  static final class Child {
    public static void main(String[] arguments) {
      EngineTestKit.engine("junit-jupiter")
          .selectors(DiscoverySelectors.selectClass(NeedsMemory.class))
          .execute()
          .allEvents()
          .failed()
          .stream()
          .forEach(System.out::println);
    }
  }

  @ArrowTest
  static class NeedsMemory {
    @Test
    void allocates(BufferAllocator allocator) {
      allocator.buffer(1).close();
    }
  }
}
