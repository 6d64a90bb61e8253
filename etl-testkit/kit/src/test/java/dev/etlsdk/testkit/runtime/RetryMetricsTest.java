package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.driver.internal.SetClock;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What meters tell of records that wait to be tried again. */
@KafkaTest
@Timeout(120)
@Tag("faults")
class RetryMetricsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration BACKOFF = Duration.ofHours(1);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SetClock clock = new SetClock(Instant.now());

  /** The reader stands still before the first of them, and learns of the second all the same. */
  @Test
  void metersTellWhatIsSentWhatWaitsAndHowLong(
      KafkaBroker broker, @Topic String in, @Topic String out) throws Exception {
    Pipeline pipeline = pipeline(broker.bootstrapServers(), in, out);
    RunnerOptions options =
        RunnerOptions.builder()
            .meterRegistry(registry)
            .clock(clock)
            .commitInterval(Duration.ofMillis(50))
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      broker.publish(in, "poison");
      awaitWaiting(1);
      broker.publish(in, "poison");
      awaitWaiting(2);
      assertThat(registry.get("etl.retry.wait").timer().count()).as("none is back yet").isZero();
      assertThat(registry.get("etl.retry.sent").tag("stream", "numbers").functionCounter().count())
          .isEqualTo(2);

      clock.advance(BACKOFF);
      Await.until(
          "both come back",
          DEADLINE,
          () -> registry.get("etl.retry.wait").timer().count(),
          count -> count == 2);
      awaitWaiting(0);
      assertThat(registry.get("etl.retry.wait").timer().max(TimeUnit.SECONDS))
          .isBetween(3600.0, 3601.0);
      Await.until("both are given up", DEADLINE, () -> execution.counters().skipped(), n -> n == 2);
    }
  }

  private void awaitWaiting(int records) {
    Await.until(
        records + " wait",
        DEADLINE,
        () -> registry.get("etl.retry.waiting").gauge().value(),
        value -> value == records);
  }

  private static Pipeline pipeline(String servers, String in, String out) {
    return Pipeline.named(in)
        .source(
            "numbers",
            KafkaSource.topic(in)
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink("numbers", KafkaSink.topic(out).bootstrapServers(servers).codec(Json.codec()).build())
        .onError(
            ErrorPolicy.retry(1)
                .backoff(BACKOFF, BACKOFF)
                .jitter(0)
                .alsoOn(EtlError.DECODE_0001)
                .through(
                    KafkaRetryTopic.topic(in + "-retry")
                        .bootstrapServers(servers)
                        .createTopic(1, 1)
                        .build())
                .thenSkip())
        .build();
  }
}
