package dev.etlsdk.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is shown while the job runs: records, rate and lag. */
class ProgressTest {

  private static final String SHOWN =
      "1,000 of 2,000 records, [\\d,]+ records/s, lag (0|not known yet)";

  @Test
  void aTerminalHasOneLiveLineAndOtherOutputALineEachTime() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      Topics topics = new Topics(broker.bootstrapServers());
      topics.create();
      topics.publish(1_000);
      try (Execution execution =
          LocalRunner.create().start(Quickstart.pipeline(broker.bootstrapServers()))) {
        execution.await();
        assertThat(shown(execution, true))
            .matches("\r\u001b\\[K" + SHOWN + "\r\u001b\\[K" + SHOWN + "\\R");
        assertThat(shown(execution, false)).matches(SHOWN + "\\R" + SHOWN + "\\R");
        assertThat(progress(execution, System.out, true).interval())
            .isLessThan(progress(execution, System.out, false).interval())
            .isLessThanOrEqualTo(Duration.ofMillis(100));
      }
    }
  }

  /** What two looks make, and the end of them. */
  private static String shown(Execution execution, boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress progress = progress(execution, new PrintStream(bytes, true, UTF_8), terminal)) {
      progress.show();
      progress.end();
    }
    return bytes.toString(UTF_8);
  }

  private static Progress progress(Execution execution, PrintStream out, boolean terminal) {
    return new Progress(execution, 2_000, out, terminal);
  }
}
