package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.LogKeys;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.fault.SteppedSource;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Log lines say to what they belong. */
class LogContextTest {

  private static final Schema NUMBERS = Schema.parse("n INTEGER NOT NULL");

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.etlsdk.worker.said");
  private final LogProbe probe = new LogProbe();

  @Test
  void linesOfTheWorkThreadCarryPipelineTaskAndBatch() throws Exception {
    run();

    assertThat(said("WRITE"))
        .containsEntry(LogKeys.PIPELINE, "said")
        .containsEntry(LogKeys.TASK, "0")
        .hasEntrySatisfying(
            LogKeys.BATCH, batch -> assertThat(batch).matches("\\S+-0@0\\+2|numbers\\+2"));
    assertThat(said("COMMIT"))
        .containsEntry(LogKeys.PIPELINE, "said")
        .as("no fetch is on its way")
        .doesNotContainKey(LogKeys.BATCH);
  }

  @Test
  void linesOfThePollThreadCarryPipelineTaskAndStream() throws Exception {
    run();

    assertThat(said("POLL"))
        .containsEntry(LogKeys.PIPELINE, "said")
        .containsEntry(LogKeys.TASK, "0")
        .containsEntry(LogKeys.STREAM, "numbers");
    assertThat(said("DISCOVER")).containsOnly(Map.entry(LogKeys.PIPELINE, "said"));
  }

  @Test
  void theWorkersTextShowsTheBatchWhereThereIsOne() throws Exception {
    run();

    PatternLayout layout = new PatternLayout();
    layout.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
    layout.setPattern(LogbackSetup.PATTERN);
    layout.start();
    assertThat(layout.doLayout(event("WRITE")))
        .matches("(?s).* WARN {2}\\[said-0-work] \\S*\\+2 \\S+ - WRITE\\s+");
    assertThat(layout.doLayout(event("COMMIT")))
        .matches("(?s).* WARN {2}\\[said-0-work] \\S+ - COMMIT\\s+");
  }

  private Map<String, String> said(String step) {
    return event(step).getMDCPropertyMap();
  }

  private ILoggingEvent event(String step) {
    return probe.events().stream()
        .filter(event -> event.getFormattedMessage().equals(step))
        .findFirst()
        .orElseThrow(() -> new AssertionError(step + " was not logged: " + probe.events()));
  }

  private void run() throws Exception {
    probe.start();
    logger.addAppender(probe);
    StepListener saying =
        new StepListener() {
          @Override
          public void before(Step step) {
            logger.warn(step.name());
          }
        };
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS).split(Row.of(1), Row.of(2)).build();
    try (Pipeline pipeline =
            Pipeline.named("said")
                .source("numbers", SteppedSource.of(source, saying))
                .sink("numbers", SteppedSink.of(InMemoryStore.create().sink("out"), saying))
                .build();
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    } finally {
      logger.detachAppender(probe);
    }
    assertThat(List.copyOf(probe.events())).isNotEmpty();
  }
}
