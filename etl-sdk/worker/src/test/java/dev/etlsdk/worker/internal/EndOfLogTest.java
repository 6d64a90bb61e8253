package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of an end stands there before anybody is told of the end. */
class EndOfLogTest {

  private final CompletableFuture<Execution> underWay = new CompletableFuture<>();
  private final Queue<ExecutionState> states = new ConcurrentLinkedQueue<>();

  @Test
  void failureIsInTheLogBeforeWhoWaitsForTheEndGoesOn() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.etlsdk.runtime");
    Probe probe = new Probe();
    probe.start();
    logger.addAppender(probe);
    try (Pipeline pipeline = failing();
        Execution execution = LocalRunner.create().start(pipeline)) {
      underWay.complete(execution);
      assertThatThrownBy(execution::await)
          .isInstanceOfSatisfying(
              EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.SINK_0001));
      assertThat(states).as("states in which the failure was logged").hasSize(1);
      assertThat(states).doesNotContain(ExecutionState.FAILED);
    } finally {
      logger.detachAppender(probe);
    }
  }

  private Pipeline failing() {
    StepListener fenced =
        new StepListener() {
          @Override
          public void before(Step step) {
            if (step == Step.WRITE) {
              throw EtlException.of(EtlError.SINK_0001, "another writer is here").build();
            }
          }
        };
    return Pipeline.named("failing")
        .source(
            "numbers",
            InMemorySource.builder("numbers", Schema.parse("n INTEGER NOT NULL"))
                .split(Row.of(7))
                .build())
        .sink("numbers", SteppedSink.of(InMemoryStore.create().sink("out"), fenced))
        .build();
  }

  /** Looks at the state of the execution while its failure is being logged. */
  private final class Probe extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel() == Level.ERROR) {
        states.add(underWay.join().state());
      }
    }
  }
}
