package dev.etlsdk.testkit.docs;

import static dev.etlsdk.testkit.batch.BatchAssertions.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.BatchAssertions;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.CodecContract;
import dev.etlsdk.testkit.fault.FailAt;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.TestTopic;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What docs/testkit.md shows. */
class TestkitGuideTest {

  // tag::broker[]
  @Nested
  @KafkaTest
  class OnABroker {

    @Test
    void keepsOneKeyInOnePartition(KafkaBroker broker, @Topic(partitions = 3) String name) {
      TestTopic orders = TestTopic.of(broker, name);
      orders.publish(
          KafkaRecord.of("{\"id\":1}").withKey("anna").withHeader("trace", "a1"),
          KafkaRecord.of("{\"id\":2}").withKey("anna"));

      List<ReceivedRecord> records = broker.awaitRecords(name, 2, Duration.ofSeconds(10));

      assertThat(records)
          .extracting(ReceivedRecord::partition)
          .containsOnly(records.get(0).partition());
      assertThat(records.get(0).headerText("trace")).isEqualTo("a1");
    }
  }

  // end::broker[]

  // tag::batch[]
  @Nested
  @ArrowTest
  class OfBatches {

    @Test
    void comparesRows(BufferAllocator allocator) {
      try (Batch batch =
          BatchBuilder.of("id BIGINT, name VARCHAR", allocator).row(1, "a").row(2, null).build()) {
        BatchAssertions.assertThat(batch)
            .hasSchema("id BIGINT, name VARCHAR")
            .containsExactlyRows(row(1, "a"), row(2, null));
      }
    }
  }

  // end::batch[]

  // tag::contract[]
  @Nested
  class MyCodec implements CodecContract {

    @Override
    public Codec codec() {
      return Json.codec(); // yours
    }

    @Override
    public byte[] malformedRecord() {
      return "{".getBytes(StandardCharsets.UTF_8);
    }
  }

  // end::contract[]

  // tag::fault[]
  @Test
  void goesOnAfterAFailureOfTheSink() throws InterruptedException {
    InMemorySource numbers =
        InMemorySource.builder("numbers", Schema.parse("id BIGINT NOT NULL"))
            .split(Row.of(1L), Row.of(2L))
            .build();
    InMemoryStore store = InMemoryStore.create();
    FailAt fault =
        FailAt.before(4); // the fourth call to the sink fails, as if it couldn't be reached
    RestartPolicy soon =
        new RestartPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));
    try (Pipeline pipeline =
            Pipeline.named("copy")
                .source("numbers", numbers)
                .sink("numbers", SteppedSink.of(store.sink("copy"), fault))
                .build();
        Execution execution =
            LocalRunner.create(RunnerOptions.builder().restarts(soon).build()).start(pipeline)) {
      Await.until(
          "the rows are there",
          Duration.ofSeconds(10),
          () -> store.rows("copy").size(),
          n -> n == 2);
      execution.await();
      assertThat(fault.failed()).isNotNull();
    }
  }
  // end::fault[]
}
