package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.Retry;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that fail for a reason that may pass before they are computed, or behind it. */
class RetryStagesTest {

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Retry RETRY = ErrorPolicy.retry(3).backoff(SHORT, SHORT);

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemoryDeadLetterSink letters = store.deadLetters("dlq");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger failures = new AtomicInteger();

  /** What a codec asks for isn't there for a while. */
  @ParameterizedTest
  @CsvSource({"2, 0", "9, 1"})
  void whatCanNotBeDecodedNowIsDecodedAgain(int times, int dead) throws Exception {
    failures.set(times);
    Schema schema = Schema.parse("id BIGINT NOT NULL");
    InMemorySource numbers =
        InMemorySource.recordsBuilder("numbers", schema, new Away(new CsvCodec(schema, false)))
            .split(Entry.of("t", 0, "1"), Entry.of("t", 1, "2"), Entry.of("t", 2, "3"))
            .build();
    run(
        Pipeline.named("p")
            .source("numbers", numbers)
            .sink("numbers", store.sink("out"))
            .onError(RETRY.thenDeadLetter(letters))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build());

    assertThat(store.rows("out")).hasSize(3 - dead).startsWith(Row.of(1L)).endsWith(Row.of(3L));
    assertThat(letters.letters())
        .hasSize(dead)
        .allSatisfy(
            letter -> {
              assertThat(letter.attempt()).isEqualTo(4);
              assertThat(letter.stage()).isEqualTo("decode");
            });
    assertThat(retried()).isEqualTo(times == 2 ? 2 : 3);
  }

  /** Of two sinks the second refuses a row for a while; it stands in its place in both. */
  @ParameterizedTest
  @CsvSource({"2, 0", "9, 1"})
  void whatASinkRefusesNowIsEncodedAgain(int times, int dead) throws Exception {
    failures.set(times);
    run(
        Pipeline.named("p")
            .source("numbers", source(rows(0, 4)))
            .sink("numbers", store.sink("first"))
            .sink("numbers", store.sink("out").accepting(row -> !fails(row.equals(Row.of(2L)))))
            .onError(RETRY.alsoOn(EtlError.ENCODE_0001).thenDeadLetter(letters))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build());

    Row[] expected = dead == 0 ? rows(0, 4) : new Row[] {Row.of(0L), Row.of(1L), Row.of(3L)};
    assertThat(store.rows("out")).containsExactly(expected);
    assertThat(store.rows("first")).containsExactly(expected);
    assertThat(letters.letters())
        .hasSize(dead)
        .allSatisfy(letter -> assertThat(letter.attempt()).isEqualTo(4));
    assertThat(retried()).isEqualTo(times == 2 ? 2 : 3);
  }

  @Test
  void whatWillNotPassIsEncodedOnce() throws Exception {
    failures.set(9);
    run(
        Pipeline.named("p")
            .source("numbers", source(rows(0, 4)))
            .sink("numbers", store.sink("out").accepting(row -> !fails(row.equals(Row.of(2L)))))
            .onError(RETRY.thenDeadLetter(letters))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build());

    assertThat(letters.letters()).hasSize(1);
    assertThat(failures).hasValue(8);
  }

  /** Nothing of the batch is kept. */
  @Test
  void aWaitToDecodeAgainMayBeBrokenOff() throws Exception {
    failures.set(1);
    Schema schema = Schema.parse("id BIGINT NOT NULL");
    InMemorySource numbers =
        InMemorySource.recordsBuilder("numbers", schema, new Away(new CsvCodec(schema, false)))
            .split(Entry.of("t", 0, "1"), Entry.of("t", 1, "2"))
            .build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", numbers)
            .sink("numbers", store.sink("out"))
            .onError(
                ErrorPolicy.retry(1).backoff(LONG, LONG).within(LONG.multipliedBy(2)).thenFail())
            .build();
    RunnerOptions options = RunnerOptions.builder().stopTimeout(Duration.ofMillis(100)).build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      Await.until("decoding has failed", LIMIT, failures::get, left -> left == 0);
      execution.stop();
      assertThatThrownBy(() -> execution.await(LIMIT))
          .hasMessageContaining("ETL-RUN-0004")
          .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
      Await.until("all is released", LIMIT, execution::memoryUsed, bytes -> bytes == 0);
    }
  }

  private boolean fails(boolean concerned) {
    return concerned && failures.getAndDecrement() > 0;
  }

  private double retried() {
    return registry.get("etl.rows.retried").tag("stream", "numbers").functionCounter().count();
  }

  private void run(Pipeline pipeline) throws Exception {
    LocalRunnerTest.run(
        pipeline, RunnerOptions.builder().restarts(RestartPolicy.NEVER).meterRegistry(registry));
  }

  /** Fails, some times, at the second record. */
  private final class Away implements Codec {

    private final Codec codec;

    Away(Codec codec) {
      this.codec = codec;
    }

    @Override
    public String name() {
      return codec.name();
    }

    @Override
    public RecordDecoder decoder(Schema schema) {
      RecordDecoder decoder = codec.decoder(schema);
      return new RecordDecoder() {
        @Override
        public void decode(SourceRecords records, VectorSchemaRoot target, DecodeOutcome outcome) {
          decoder.decode(records, target, outcome);
          if (fails(true)) {
            outcome.errors().add(1, EtlError.KAFKA_0001, null, "no schema can be had", null);
          }
        }

        @Override
        public void close() {
          decoder.close();
        }
      };
    }

    @Override
    public RecordEncoder encoder(Schema schema) {
      return codec.encoder(schema);
    }
  }
}
