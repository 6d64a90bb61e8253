package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Exactly once gets through where a fetch takes about as long as a transaction may last. A slow
 * machine may take a try more; where the next fetch is computed in the open transaction, no number
 * of tries is enough.
 */
@KafkaTest
@Timeout(60)
class SlowFetchTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final int LIMIT_MILLIS = 1000;

  private final KafkaBroker broker;
  private final String in;
  private final String out;

  SlowFetchTest(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", 1);
    this.out = broker.createUniqueTopic("out", 1);
  }

  record Number(long id) {}

  @Test
  void noTransactionStaysOpenWhileTheNextFetchIsComputed() throws Exception {
    run(3, id -> 800);
  }

  /** Nobody can know that a fetch will be slow before there was one. */
  @Test
  void aSlowFetchBehindQuickOnesIsKnownAfterARestart() throws Exception {
    run(2, id -> id == 1 ? 2 * LIMIT_MILLIS : 0);
  }

  private void run(int records, LongUnaryOperator millis) throws Exception {
    String[] texts =
        IntStream.range(0, records).mapToObj(n -> "{\"id\":" + n + "}").toArray(String[]::new);
    broker.publish(in, texts);
    RunnerOptions options =
        RunnerOptions.builder()
            .fetchLimits(new FetchLimits(1, 1 << 20, Duration.ZERO))
            .restarts(new RestartPolicy(3, SHORT, SHORT, Duration.ofHours(1)))
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline(millis))) {
      assertThat(execution.await(Duration.ofSeconds(40))).isTrue();
    }
    assertThat(broker.awaitRecords(out, records, Duration.ofSeconds(10)))
        .extracting(ReceivedRecord::text)
        .containsExactly(texts);
  }

  private Pipeline pipeline(LongUnaryOperator millis) {
    RowTransform<Number, Number> slow =
        (row, rows) -> {
          Thread.sleep(millis.applyAsLong(row.id()));
          rows.emit(row);
        };
    return Pipeline.named(in)
        .source(
            "numbers",
            KafkaSource.topic(in)
                .bootstrapServers(broker.bootstrapServers())
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .bounded()
                .build())
        .transform("slow", "numbers", Number.class, Number.class, slow)
        .sink(
            "slow",
            KafkaSink.topic(out)
                .bootstrapServers(broker.bootstrapServers())
                .property("transaction.timeout.ms", Integer.toString(LIMIT_MILLIS))
                .codec(Json.codec())
                .build())
        .onError(ErrorPolicy.fail())
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }
}
