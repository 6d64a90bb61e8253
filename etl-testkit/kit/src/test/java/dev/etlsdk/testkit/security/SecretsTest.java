package dev.etlsdk.testkit.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that logs in with secrets from files runs, and neither what it says of itself nor its
 * meters show them. What is logged is looked at where there is a log: with the worker.
 */
@Timeout(60)
class SecretsTest {

  private static final String PASSWORD = "hush-hush-42";

  @TempDir Path folder;

  @Test
  void runsWithSecretsFromFilesAndDoesNotShowThem() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (EmbeddedKafka broker =
            EmbeddedKafka.start(
                EmbeddedKafkaOptions.defaults().withSecurity(KafkaSecurity.user("etl", PASSWORD)));
        Pipeline pipeline = pipeline(broker, file(PASSWORD))) {
      LocalRunner runner =
          LocalRunner.create(RunnerOptions.builder().meterRegistry(meters).build());
      assertThat(runner.audit(pipeline)).isEmpty();
      try (Execution execution = runner.start(pipeline)) {
        broker.awaitRecords("out", 1, Duration.ofSeconds(30));
        assertThat(execution.failure()).isEmpty();
      }
      assertThat(pipeline.describe() + pipeline.explain() + pipeline).doesNotContain(PASSWORD);
    }
    assertThat(meters.getMetersAsString()).contains("etl.records.in").doesNotContain(PASSWORD);
  }

  private Path file(String secret) throws IOException {
    return Files.writeString(folder.resolve("kafka-password"), secret + "\n");
  }

  private static Pipeline pipeline(EmbeddedKafka broker, Path password) {
    broker.createTopic("in", 1);
    broker.createTopic("out", 1);
    broker.createTopic("letters", 1, Map.of("max.message.bytes", "1100000"));
    broker.publish("in", "{\"id\":1}", "poison");
    String servers = broker.secured().bootstrapServers();
    // tag::login[]
    Map<String, String> login =
        Map.of(
            "security.protocol", "SASL_PLAINTEXT",
            "sasl.mechanism", "SCRAM-SHA-512",
            "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                    + " username=\"etl\" password=\"file:"
                    + password
                    + "\";");
    KafkaSource source =
        KafkaSource.topic("in")
            .bootstrapServers(servers)
            .properties(login)
            .schema(Schema.parse("id BIGINT NOT NULL"))
            .codec(Json.codec())
            .build();
    // end::login[]
    return Pipeline.named("secrets")
        .source("numbers", source)
        .sink(
            "numbers",
            KafkaSink.topic("out")
                .bootstrapServers(servers)
                .properties(login)
                .codec(Json.codec())
                .build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic("letters")
                    .bootstrapServers(servers)
                    .properties(login)
                    .build()))
        .build();
  }
}
