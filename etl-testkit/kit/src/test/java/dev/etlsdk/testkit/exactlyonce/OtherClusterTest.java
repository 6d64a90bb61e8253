package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From one cluster to another: at least once, and no promise beyond that. */
@KafkaTest
@Timeout(120)
class OtherClusterTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int HALF = 1000;

  private final EmbeddedKafka here;
  private final String in;

  OtherClusterTest(EmbeddedKafka here) {
    this.here = here;
    this.in = here.createUniqueTopic("numbers", 2);
  }

  /** The outage is such that nothing read meanwhile can have arrived. */
  @Test
  void offsetsFollowTheOutputThroughAnOutageOfTheOtherCluster() throws Exception {
    try (EmbeddedKafka there = EmbeddedKafka.start()) {
      there.createTopic("out", 1);
      there.createTopic("letters", 1);
      publish(0, HALF);
      String servers = there.bootstrapServers();
      RunnerOptions options =
          RunnerOptions.builder().commitInterval(Duration.ofMillis(100)).build();
      try (Pipeline pipeline =
              pipeline(
                  DeliveryGuarantee.AT_LEAST_ONCE,
                  here.bootstrapServers(),
                  servers,
                  ErrorPolicy.deadLetter(letters(servers)));
          Execution execution = LocalRunner.create(options).start(pipeline)) {
        Await.until(
            "the first half is behind the group", DEADLINE, this::committed, n -> n == HALF);
        there.stop();
        publish(HALF, 2 * HALF);
        Await.until(
            "more is read", DEADLINE, () -> execution.counters().recordsIn(), n -> n > HALF);
        assertThat(committed()).as("what hasn't arrived isn't behind the group").isEqualTo(HALF);
        there.restart();
        Await.until("all is behind the group", DEADLINE, this::committed, n -> n == 2 * HALF);
      }
      assertThat(there.records("out"))
          .extracting(ReceivedRecord::text)
          .containsAll(texts(n -> !isPoison(n)));
      assertThat(there.records("letters"))
          .extracting(ReceivedRecord::text)
          .containsAll(texts(OtherClusterTest::isPoison));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "elsewhere:9092, here:9092, here:9092, sink (kafka out",
    "here:9092, elsewhere:9092, here:9092, dead-letter sink (kafka letters",
    "here:9092, here:9092, elsewhere:9092, dead-letter sink (kafka retry"
  })
  void exactlyOnceIsRefusedWhenThePipelineIsBuilt(
      String out, String letters, String retry, String output) {
    assertThatThrownBy(
            () ->
                pipeline(
                    DeliveryGuarantee.EXACTLY_ONCE,
                    "here:9092",
                    out,
                    ErrorPolicy.retry(1)
                        .through(KafkaRetryTopic.topic("retry").bootstrapServers(retry).build())
                        .thenDeadLetter(letters(letters))))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-PIPELINE-0005")
        .hasMessageContaining(output + " on elsewhere:9092");
  }

  private void publish(long from, long to) {
    here.publish(
        in,
        LongStream.range(from, to)
            .mapToObj(n -> KafkaRecord.of(text(n)).withPartition((int) (n % 2)))
            .toList());
  }

  private static String text(long n) {
    return isPoison(n) ? "poison " + n : "{\"id\":" + n + "}";
  }

  private static boolean isPoison(long n) {
    return n % 97 == 13;
  }

  private static List<String> texts(LongPredicate wanted) {
    return LongStream.range(0, 2 * HALF).filter(wanted).mapToObj(OtherClusterTest::text).toList();
  }

  private int committed() {
    return here.committedOffsets(in + ":numbers", in).values().stream()
        .mapToInt(Long::intValue)
        .sum();
  }

  private static KafkaDeadLetters letters(String servers) {
    return KafkaDeadLetters.topic("letters").bootstrapServers(servers).build();
  }

  private Pipeline pipeline(
      DeliveryGuarantee guarantee, String source, String out, ErrorPolicy policy) {
    return Pipeline.named(in)
        .source(
            "numbers",
            KafkaSource.topic(in)
                .bootstrapServers(source)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink("numbers", KafkaSink.topic("out").bootstrapServers(out).codec(Json.codec()).build())
        .onError(policy)
        .delivery(guarantee)
        .build();
  }
}
