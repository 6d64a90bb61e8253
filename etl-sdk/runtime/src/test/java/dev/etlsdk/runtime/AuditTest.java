package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Finding.Severity;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is found before a pipeline runs, with connectors of third parties. */
class AuditTest {

  private static final Schema NUMBERS = Schema.parse("n INTEGER NOT NULL");
  private static final long LIMIT_SECONDS = 30;

  private final InMemoryStore store = InMemoryStore.create();

  private static List<Finding> audit(Sink sink, ErrorPolicy policy) {
    return LocalRunner.create()
        .audit(
            Pipeline.named("p")
                .source("numbers", InMemorySource.builder("numbers", NUMBERS).build())
                .sink("numbers", sink)
                .onError(policy)
                .build());
  }

  @Test
  void opensAWriterOfASinkThatSaysNothingElse() {
    assertThat(audit(new Refusing(Set.of(), "here"), ErrorPolicy.fail()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.problem().code()).isEqualTo(EtlError.SINK_0002);
              assertThat(finding.problem().location().pipeline()).isEqualTo("p");
            });
  }

  @Test
  void opensNoWriterThatWouldShutOutAnother() {
    assertThat(
            audit(new Refusing(Set.of(SinkCapability.TRANSACTIONAL), "here"), ErrorPolicy.fail()))
        .isEmpty();
  }

  @Test
  void deadLettersToThePlaceOfASinkAreAnError() {
    Refusing sink = new Refusing(Set.of(SinkCapability.TRANSACTIONAL), "table x");

    assertThat(audit(sink, ErrorPolicy.deadLetter(new Letters("table x"))))
        .extracting(finding -> finding.problem().code())
        .containsExactly(EtlError.WORKER_0002);
    assertThat(audit(sink, ErrorPolicy.deadLetter(new Letters("table y")))).isEmpty();
  }

  @Test
  void streamsWithoutAChosenPolicyAreAWarning() {
    Pipeline pipeline =
        Pipeline.named("p")
            .source("chosen", InMemorySource.builder("a", NUMBERS).build())
            .source("open", InMemorySource.builder("b", NUMBERS).build())
            .sink("chosen", store.sink("a"))
            .sink("open", store.sink("b"))
            .onError("chosen", ErrorPolicy.skip())
            .build();

    assertThat(LocalRunner.create().audit(pipeline))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.problem().code()).isEqualTo(EtlError.WORKER_0003);
              assertThat(finding.problem()).hasMessageContaining("rows that fail in open:");
            });
  }

  @Test
  void timeForTryingAgainThatIsLongerThanTheRunnersLimitsIsAWarning() {
    ErrorPolicy twoMinutes = ErrorPolicy.retry(5).within(Duration.ofMinutes(2)).thenSkip();
    Sink out = store.sink("out");

    assertThat(LocalRunner.create().audit(moving(out, twoMinutes)))
        .extracting(Finding::severity, finding -> finding.problem().getMessage())
        .containsExactly(
            tuple(Severity.WARNING, tooLong("revocationTimeout")),
            tuple(Severity.WARNING, tooLong("stopTimeout")));
    assertThat(audit(out, twoMinutes))
        .as("nobody takes these splits away")
        .extracting(finding -> finding.problem().getMessage())
        .containsExactly(tooLong("stopTimeout"));
    assertThat(LocalRunner.create().audit(moving(out, ErrorPolicy.retry(5).thenSkip()))).isEmpty();
  }

  private static Pipeline moving(Sink sink, ErrorPolicy policy) {
    return Pipeline.named("p")
        .source("numbers", InMemorySource.builder("numbers", NUMBERS).assignsSplits().build())
        .sink("numbers", sink)
        .onError(policy)
        .build();
  }

  private static String tooLong(String limit) {
    return "ETL-RUN-0010 (pipeline 'p', stage 'numbers'): failed rows may be tried again for PT2M,"
        + " but "
        + limit
        + " gives their batch up after PT30S\n  -> keep the policy's within below "
        + limit
        + ", or let records wait in a topic: through(…)";
  }

  @Test
  void revocationTimeoutThatAGroupDoesNotWaitForIsAWarning() {
    PollCounter silent =
        new PollCounter(InMemorySource.builder("numbers", NUMBERS).build()) {
          @Override
          public Optional<Duration> longestSilence() {
            return Optional.of(Duration.ofSeconds(30));
          }
        };
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", silent)
            .sink("numbers", store.sink("out"))
            .onError(ErrorPolicy.fail())
            .build();

    assertThat(LocalRunner.create().audit(pipeline))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.problem().code()).isEqualTo(EtlError.RUN_0010);
              assertThat(finding.problem().fix()).contains("max.poll.interval.ms");
            });
    RunnerOptions shorter =
        RunnerOptions.builder().revocationTimeout(Duration.ofSeconds(29)).build();
    assertThat(LocalRunner.create(shorter).audit(pipeline)).isEmpty();
  }

  @Test
  void commitIntervalThatATransactionDoesNotLastForIsAWarning() {
    Sink impatient =
        new Refusing(
            Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_POSITIONS), "here") {
          @Override
          public Optional<Duration> longestTransaction(String workerId) {
            return Optional.of(Duration.ofSeconds(workerId.isEmpty() ? 10 : 60));
          }
        };
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", InMemorySource.builder("numbers", NUMBERS).build())
            .sink("numbers", impatient)
            .onError(ErrorPolicy.fail())
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    RunnerOptions.Builder options = RunnerOptions.builder().commitInterval(Duration.ofSeconds(5));

    assertThat(LocalRunner.create(options.build()).audit(pipeline))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.problem())
                  .hasMessageStartingWith("ETL-RUN-0010 (pipeline 'p', stage 'numbers')")
                  .hasMessageContaining("given up after PT10S")
                  .hasMessageContaining("transaction.timeout.ms");
            });
    assertThat(LocalRunner.create(options.workerId("w").build()).audit(pipeline)).isEmpty();
  }

  @Test
  void connectorsAreAskedAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(2);
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", InMemorySource.builder("numbers", NUMBERS).build())
            .sink("numbers", new Meeting(together))
            .sink("numbers", new Meeting(together))
            .onError(ErrorPolicy.fail())
            .build();

    assertThat(LocalRunner.create().audit(pipeline)).isEmpty();
  }

  @Test
  void defectOfAConnectorIsAFinding() {
    Sink broken =
        new Refusing(Set.of(), "here") {
          @Override
          public List<EtlException> audit(Schema schema, SinkContext context) {
            throw new IllegalStateException("broken");
          }
        };

    assertThat(audit(broken, ErrorPolicy.fail()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.problem()).hasMessageContaining("broken"));
  }

  @Test
  void pipelineThatEndsReadsToTheEndAndASourceThatCannotIsNamed() throws Exception {
    InMemorySource.Builder source = InMemorySource.builder("numbers", NUMBERS);
    Pipeline bounded =
        Pipeline.named("p")
            .source("numbers", source.build())
            .sink("numbers", store.sink("out"))
            .build();
    try (Execution execution = LocalRunner.create().start(bounded.untilEnd())) {
      assertThat(execution.await(Duration.ofSeconds(LIMIT_SECONDS))).isTrue();
    }

    Pipeline endless =
        Pipeline.named("p")
            .source("numbers", source.unbounded().build())
            .sink("numbers", store.sink("out"))
            .build();
    assertThatThrownBy(endless::untilEnd)
        .hasMessageContaining("ETL-RUN-0008 (pipeline 'p', stage 'numbers')");
  }

  /** A sink whose writers can't be opened. */
  private static class Refusing implements Sink {

    private final Set<SinkCapability> capabilities;
    private final String place;

    Refusing(Set<SinkCapability> capabilities, String place) {
      this.capabilities = capabilities;
      this.place = place;
    }

    @Override
    public String kind() {
      return "refusing";
    }

    @Override
    public Set<SinkCapability> capabilities() {
      return capabilities;
    }

    @Override
    public Set<String> places() {
      return Set.of(place);
    }

    @Override
    public SinkWriter writer(Schema schema, SinkContext context) {
      throw EtlException.of(EtlError.SINK_0002, "refused").build();
    }
  }

  /** A sink whose audit ends when another one's has begun. */
  private static final class Meeting extends Refusing {

    private final CyclicBarrier together;

    Meeting(CyclicBarrier together) {
      super(Set.of(), "meeting");
      this.together = together;
    }

    @Override
    public List<EtlException> audit(Schema schema, SinkContext context) {
      try {
        together.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        return List.of();
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Dead letters that go to a place. */
  private record Letters(String place) implements DeadLetterSink {

    @Override
    public String kind() {
      return "letters";
    }

    @Override
    public Set<SinkCapability> capabilities() {
      return Set.of(SinkCapability.TRANSACTIONAL);
    }

    @Override
    public Set<String> places() {
      return Set.of(place);
    }

    @Override
    public DeadLetterWriter writer(SinkContext context) {
      throw new IllegalStateException("opened");
    }
  }
}
