package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What meters come to when a task fails and begins again: each value, not only that it moves. */
@Timeout(60)
class MeterValuesTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InMemoryStore store = InMemoryStore.create();

  /**
   * Each of two tasks has a split with the same five records. One of the two, whichever comes
   * first, fails when it has written to the first sink and not to the second, so that its first
   * transaction is given up before any of its fetches is through.
   */
  @Test
  void whatIsGivenUpIsCountedAndCountedAgain() throws Exception {
    InMemorySource.Builder splits =
        InMemorySource.recordsBuilder("csv", NUMBERS, new CsvCodec(NUMBERS, true));
    for (int i = 0; i < 2; i++) {
      splits.split(record("1"), record("2"), record(null), record("bad"), record("skip"));
    }
    InMemorySource source = splits.build();
    StepGate failing =
        StepGate.failing(
            Step.WRITE,
            call -> call == 1 ? EtlException.of(EtlError.KAFKA_0001, "away").build() : null);
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", answering(source, Map.of("acceptedLoss", 7L)))
            .sink("numbers", store.sink("first"))
            .sink("numbers", SteppedSink.of(store.sink("second"), failing))
            .onError(ErrorPolicy.deadLetter(store.deadLetters("dlq")))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    LocalRunnerTest.run(pipeline, options().tasks(2));

    // Two fetches, of which one is processed a second time.
    int attempts = 3;
    assertThat(count("etl.records.in")).isEqualTo(5 * attempts);
    assertThat(count("etl.bytes.in"))
        .isEqualTo(InMemoryRecords.of(source.records(0)).bytes() * attempts)
        .isPositive();
    assertThat(count("etl.rows.failed", "stream", "numbers", "code", "ETL-DECODE-0002"))
        .isEqualTo(attempts);
    assertThat(count("etl.dead.letters", "stream", "numbers")).isEqualTo(attempts);
    assertThat(count("etl.rows.skipped", "stream", "numbers")).isEqualTo(attempts);
    assertThat(count("etl.records.lost")).as("each reader tells of 7").isEqualTo(7 * attempts);
    List<String> sinks = pipelineSinks();
    assertThat(count("etl.rows.out", "sink", sinks.get(0))).isEqualTo(2 * attempts);
    assertThat(count("etl.tombstones.out", "sink", sinks.get(0))).isEqualTo(attempts);
    assertThat(count("etl.batches.out", "sink", sinks.get(0))).isEqualTo(attempts);
    assertThat(count("etl.rows.out", "sink", sinks.get(1))).isEqualTo(2 * 2);
    assertThat(count("etl.tombstones.out", "sink", sinks.get(1))).isEqualTo(2);
    assertThat(count("etl.batches.out", "sink", sinks.get(1))).isEqualTo(2);
    assertThat(count("etl.batches", "stream", "numbers")).as("those processed").isEqualTo(2);
    assertThat(count("etl.restarts")).isEqualTo(1);
    assertThat(count("etl.transactions", "outcome", "aborted")).isEqualTo(1);
    assertThat(count("etl.transactions", "outcome", "committed")).isEqualTo(2);
    assertThat(registry.get("etl.commit.time").timer().count()).isEqualTo(2);
    assertThat(store.rows("first")).hasSize(4);
    assertThat(store.rows("second")).hasSize(4);
    assertThat(store.letters("dlq")).hasSize(2);
  }

  /** In an outage of the output the lag grows: then of all times it must be there. */
  @Test
  void theLagStaysKnownWhileATaskWaitsToBeginAgain() throws Exception {
    CountDownLatch back = new CountDownLatch(1);
    AtomicInteger opened = new AtomicInteger();
    StepListener outage =
        new StepListener() {
          @Override
          public void before(Step step) {
            if (step == Step.OPEN_WRITER && opened.incrementAndGet() > 1) {
              awaitUninterrupted(back);
            } else if (step == Step.WRITE && opened.get() == 1) {
              throw EtlException.of(EtlError.KAFKA_0001, "away").build();
            }
          }
        };
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS).split(rows(0, 5)).unbounded().build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", answering(source, Map.of("lag", Map.of("0", 40L), "waits", true)))
            .sink("numbers", SteppedSink.of(store.sink("out"), outage))
            .build();
    try (Execution execution = LocalRunner.create(options().build()).start(pipeline)) {
      Await.until("it begins again", DEADLINE, opened::get, n -> n == 2);

      assertThat(execution.lag()).hasValue(40);
      assertThat(registry.get("etl.lag").gauge().value()).isEqualTo(40);
      assertThat(registry.get("etl.retry.waiting").gauge().value()).isEqualTo(40);

      back.countDown();
      Await.until("it goes on", DEADLINE, () -> execution.counters().rowsOut(), n -> n == 5);
      assertThat(registry.get("etl.retry.waiting").gauge().value()).isEqualTo(40);
    } finally {
      back.countDown();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private RunnerOptions.Builder options() {
    return RunnerOptions.builder()
        .meterRegistry(registry)
        .commitInterval(Duration.ofHours(1))
        .pollWait(SOON)
        .restarts(new RestartPolicy(3, SOON, SOON, Duration.ofHours(1)));
  }

  private static InMemoryRecords.Entry record(String value) {
    return new InMemoryRecords.Entry(
        "csv",
        0,
        0,
        InMemoryRecords.NO_TIMESTAMP,
        null,
        value == null ? null : value.getBytes(UTF_8),
        List.of());
  }

  /** A source whose readers give other answers to some of what they are asked. */
  private Source answering(Source source, Map<String, Object> answers) {
    return new PollCounter(source) {
      @Override
      public SourceReader reader(SourceContext context) {
        SourceReader reader = source.reader(context);
        return (SourceReader)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SourceReader.class},
                (proxy, method, arguments) -> {
                  Object answer = answers.get(method.getName());
                  try {
                    return answer == null ? method.invoke(reader, arguments) : answer;
                  } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                  }
                });
      }
    };
  }

  private List<String> pipelineSinks() {
    return registry.get("etl.rows.out").functionCounters().stream()
        .map(counter -> counter.getId().getTag("sink"))
        .sorted()
        .toList();
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }
}
