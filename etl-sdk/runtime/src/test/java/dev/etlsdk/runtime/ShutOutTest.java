package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker whose place another has taken. */
class ShutOutTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Schema NUMBERS = Schema.parse("id INTEGER NOT NULL");

  private final InMemoryStore store = InMemoryStore.create();
  private volatile boolean shutOut;
  private String losesSplitsIn = "";

  /** Else it would take its place back, and the two would shut each other out in turns. */
  @ParameterizedTest
  @ValueSource(strings = {"close", "poll"})
  void doesNotBeginAgainThoughItsReaderLosesItsSplits(String when) throws Exception {
    losesSplitsIn = when;
    InMemorySource numbers =
        InMemorySource.builder("numbers", NUMBERS)
            .split(Row.of(1), Row.of(2))
            .unbounded()
            .assignsSplits()
            .build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", withReadersShutOut(numbers))
            .sink("numbers", store.sink("out"))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    Duration soon = Duration.ofMillis(1);
    RunnerOptions options =
        RunnerOptions.builder()
            .workerId("w")
            .commitInterval(Duration.ofHours(1))
            .restarts(new RestartPolicy(3, soon, soon, Duration.ofHours(1)))
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      Await.until("all are read", DEADLINE, () -> execution.counters().rowsOut(), n -> n == 2);
      shutOut = true;

      assertThatThrownBy(execution::await)
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0010));
      assertThat(execution.counters().restarts()).isZero();
    }
    assertThat(store.rows("out")).isEmpty();
  }

  private Source withReadersShutOut(Source source) {
    return new PollCounter(source) {
      @Override
      public SourceReader reader(SourceContext context) {
        return shutOutOnDemand(super.reader(context));
      }
    };
  }

  private SourceReader shutOutOnDemand(SourceReader reader) {
    SplitListener[] listener = new SplitListener[1];
    return (SourceReader)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SourceReader.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.equals("start")) {
                listener[0] = (SplitListener) arguments[1];
              }
              if (shutOut && name.equals(losesSplitsIn)) {
                listener[0].lost(reader.splits().stream().map(Split::of).toList());
              }
              if (shutOut && name.equals("poll")) {
                throw EtlException.of(EtlError.KAFKA_0010, "another reads in its place").build();
              }
              try {
                return method.invoke(reader, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
