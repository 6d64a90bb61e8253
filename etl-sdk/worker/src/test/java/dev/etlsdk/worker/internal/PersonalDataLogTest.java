package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.etlsdk.api.annotation.Pii;
import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Values of columns that are marked as personal stand in no line of the log, and in no trace. */
class PersonalDataLogTest {

  private static final String EMAIL = "anna@example.org";
  private static final Schema CUSTOMERS =
      Schema.parse("id BIGINT NOT NULL, email VARCHAR NOT NULL");

  private final Logger sdk = (Logger) LoggerFactory.getLogger("dev.etlsdk");
  private final Level usual = sdk.getLevel();
  private final LogProbe probe = new LogProbe();

  record Customer(long id, @Pii String email) {}

  @BeforeEach
  void listen() {
    probe.start();
    sdk.setLevel(Level.TRACE);
    sdk.setAdditive(false);
    sdk.addAppender(probe);
  }

  @AfterEach
  void stopListening() {
    sdk.detachAppender(probe);
    sdk.setLevel(usual);
    sdk.setAdditive(true);
  }

  @Test
  void aRecordThatStopsThePipelineIsLoggedWithoutThem() {
    run(
        customers()
            .transform(
                "checked",
                "customers",
                Customer.class,
                Customer.class,
                (customer, rows) -> {
                  throw new IllegalArgumentException("what of " + customer.email());
                }));

    assertThat(log()).contains("customers failed", "ETL-TRANSFORM-0001", "Values aren't shown");
    assertThat(log()).doesNotContain(EMAIL);
  }

  @Test
  void aTaskThatBeginsAgainIsLoggedWithoutThem() {
    run(
        customers()
            .transform(
                "checked",
                "customers",
                Customer.class,
                Customer.class,
                PersonalDataLogTest::unreachable));

    assertThat(log())
        .contains("begins again", "attempt 2", "customers failed")
        .contains("ETL-TRANSFORM-0006", "Values aren't shown");
    assertThat(log()).doesNotContain(EMAIL);
  }

  @Test
  void aBatchThatFailsAsAWholeIsLoggedWithoutThem() {
    run(
        customers()
            .transform(
                "checked", "customers", TransformSpec.batches(CUSTOMERS, new FailingBatches())));

    assertThat(log()).contains("customers failed", "Values aren't shown");
    assertThat(log()).doesNotContain(EMAIL);
  }

  private static void unreachable(Customer customer, RowTransform.RowOutput<Customer> rows) {
    throw EtlException.of(EtlError.TRANSFORM_0006, "the service doesn't know " + customer.email())
        .build();
  }

  private static PipelineBuilder customers() {
    return Pipeline.named("customers")
        .source(
            "customers",
            InMemorySource.builder("customers", CUSTOMERS).split(Row.of(1L, EMAIL)).build())
        .rows("customers", Customer.class);
  }

  private static void run(PipelineBuilder builder) {
    RunnerOptions options =
        RunnerOptions.builder()
            .restarts(new RestartPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)))
            .build();
    try (Pipeline pipeline = builder.sink("checked", InMemoryStore.create().sink("out")).build();
        Execution execution = LocalRunner.create(options).start(pipeline)) {
      assertThatThrownBy(execution::await).isInstanceOf(EtlException.class);
    }
  }

  /** All that was logged, with traces down to the last cause. */
  private String log() {
    StringWriter all = new StringWriter();
    PrintWriter to = new PrintWriter(all);
    for (ILoggingEvent event : probe.events()) {
      to.println(
          event.getLevel() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap());
      if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
        thrown.getThrowable().printStackTrace(to);
      }
    }
    return all.toString();
  }

  /** Names what it failed at. */
  private static final class FailingBatches implements BatchTransform {
    @Override
    public Batch process(Batch input, RowErrors errors) {
      throw new IllegalStateException("no idea what to do with " + EMAIL);
    }
  }
}
