package dev.etlsdk.testkit.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/metrics.md lists is what a pipeline on a real broker registers, and no more. */
@KafkaTest
@Timeout(120)
class MetricsOnABrokerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern ROW =
      Pattern.compile("\\| `(etl[a-z.]+)` \\| (counter|gauge|timer) \\| ([a-z, ]*) \\|.*");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void theDocumentListsWhatIsRegisteredAndNoMore(
      KafkaBroker broker, @Topic String in, @Topic String out, @Topic String letters)
      throws Exception {
    Instant written = Instant.now().minusSeconds(60);
    for (String value : new String[] {"{\"id\":1}", "poison", "{\"id\":2}"}) {
      broker.publish(in, List.of(KafkaRecord.of(value).withTimestamp(written)));
    }
    Pipeline pipeline = pipeline(broker, in, out, letters);
    RunnerOptions options =
        RunnerOptions.builder()
            .meterRegistry(registry)
            .commitInterval(Duration.ofMillis(50))
            .build();
    Map<String, Set<String>> registered = new TreeMap<>();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      broker.awaitRecords(out, 2, DEADLINE);
      broker.awaitRecords(letters, 1, DEADLINE);
      Await.until(
          "a commit",
          DEADLINE,
          () -> registry.get("etl.transactions").tag("outcome", "committed").functionCounter(),
          counter -> counter.count() > 0);
      for (Meter meter : registry.getMeters()) {
        Set<String> tags = new TreeSet<>();
        for (Tag tag : meter.getId().getTags()) {
          tags.add(tag.getKey());
        }
        registered.computeIfAbsent(meter.getId().getName(), name -> new TreeSet<>()).addAll(tags);
      }
      assertThat(registry.get("etl.memory.stage").gauges()).hasSizeGreaterThan(2);
    }

    assertThat(registered).isEqualTo(documented());
    assertThat(registry.get("etl.rebalances").tag("stream", "numbers").functionCounter().count())
        .isPositive();
    assertThat(registry.get("etl.batches.out").tag("sink", "numbers").functionCounter().count())
        .isPositive();
    assertThat(registry.get("etl.bytes.out").tag("sink", "numbers").functionCounter().count())
        .as("two rows of 8 bytes each")
        .isEqualTo(16);
    assertThat(registry.get("etl.latency").tag("stream", "numbers").timer().max(TimeUnit.SECONDS))
        .as("the records were a minute old")
        .isBetween(59.0, 120.0);
  }

  /** The tags of each meter that the document lists. */
  private static Map<String, Set<String>> documented() throws Exception {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../../docs/metrics.md"), UTF_8)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> tags = new TreeSet<>(Set.of("pipeline", "version"));
        for (String tag : row.group(3).split(",", -1)) {
          if (!tag.isBlank()) {
            tags.add(tag.strip());
          }
        }
        documented.put(row.group(1), tags);
      }
    }
    return documented;
  }

  private static Pipeline pipeline(KafkaBroker broker, String in, String out, String letters) {
    String servers = broker.bootstrapServers();
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
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(letters).bootstrapServers(servers).build()))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }
}
