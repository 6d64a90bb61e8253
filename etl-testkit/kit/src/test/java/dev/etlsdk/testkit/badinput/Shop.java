package dev.etlsdk.testkit.badinput;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.runtime.LocalRunner;
import java.time.Duration;

/**
 * The pipeline that gets the bad input: Kafka and JSON in, SQL with a function, JSON and Kafka out.
 */
final class Shop {

  static final String SQL =
      "SELECT id, amount * 2 AS twice, CHECKED(amount) AS amount, note FROM orders";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String servers;
  private final String name;

  /**
   * A pipeline with topics of its own.
   *
   * @param name its topics are this with {@code -in}, {@code -out} and {@code -dead}
   */
  Shop(String servers, String name) {
    this.servers = servers;
    this.name = name;
  }

  String group() {
    return name;
  }

  String input() {
    return name + "-in";
  }

  String output() {
    return name + "-out";
  }

  String dead() {
    return name + "-dead";
  }

  KafkaSource.Builder source() {
    return KafkaSource.topic(input())
        .bootstrapServers(servers)
        .schema(Schema.parse("id INTEGER NOT NULL, amount INTEGER, note VARCHAR"))
        .codec(Json.codec())
        .groupId(name)
        .bounded();
  }

  KafkaSink.Builder sink() {
    return KafkaSink.topic(output()).bootstrapServers(servers).codec(Json.codec());
  }

  ErrorPolicy deadLetter() {
    return ErrorPolicy.deadLetter(KafkaDeadLetters.topic(dead()).bootstrapServers(servers).build());
  }

  PipelineBuilder pipeline() {
    return pipeline(source().build(), sink().build());
  }

  PipelineBuilder pipeline(KafkaSource source, KafkaSink sink) {
    return Pipeline.named("shop")
        .source("orders", source)
        .sql("checked", SQL)
        .sink("checked", sink);
  }

  /** Runs to the end of the input, and throws what the pipeline fails with. */
  static ExecutionCounters run(PipelineBuilder builder) throws InterruptedException {
    try (Pipeline pipeline = builder.build();
        Execution execution = LocalRunner.create().start(pipeline)) {
      if (!execution.await(LIMIT)) {
        throw new AssertionError("still " + execution.state() + " after " + LIMIT);
      }
      return execution.counters();
    }
  }
}
