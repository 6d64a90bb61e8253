package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.BitSet;
import org.apache.arrow.memory.BufferAllocator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that aren't there, and brokers that go away. */
@KafkaTest
@ArrowTest
class OutageTest {

  private final EmbeddedKafka broker;

  OutageTest(EmbeddedKafka broker) {
    this.broker = broker;
  }

  @AfterEach
  void restart() {
    broker.restart();
  }

  @Test
  void anUnreachableBrokerIsAnErrorWithinTheTimeout(BufferAllocator allocator) {
    KafkaSource source = source("localhost:1", "in").connectTimeout(Duration.ofMillis(700)).build();
    SourceContext context = new Task(allocator, "p").source();
    assertUnreachable(() -> source.reader(context), "localhost:1 within 700 ms");
    assertUnreachable(() -> source.enumerator(context), "localhost:1 within 700 ms");
  }

  @Test
  void anUnknownHostIsAnErrorAtOnce(BufferAllocator allocator) {
    KafkaSource source = source("no-such-host.invalid:9092", "in").build();
    assertUnreachable(() -> source.reader(new Task(allocator, "p").source()), "can be resolved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aBrokerThatGoesAwayIsAnErrorAfterTheOutageTimeout(
      String protocol, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("outage-" + protocol, 1);
    broker.publish(topic, "x");
    KafkaSource source =
        source(broker.bootstrapServers(), topic)
            .property("group.protocol", protocol)
            .outageTimeout(Duration.ofSeconds(3))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    try (Reading reading = Reading.start(source, new Task(allocator, topic).source())) {
      reading.untilValues(1);
      broker.stop();
      assertUnreachable(() -> reading.until("it fails", () -> false), "within 3 s");
    }
  }

  @Test
  void aShortOutageIsWaitedFor(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("short", 1);
    broker.publish(topic, texts(0, 5));
    KafkaSource source = source(broker.bootstrapServers(), topic).build();
    try (Reading reading = Reading.start(source, new Task(allocator, topic).source())) {
      reading.untilValues(5);
      broker.stop();
      reading.poll();
      broker.restart();
      broker.publish(topic, texts(5, 10));
      reading.untilValues(10);
      assertThat(reading.values).containsExactly(texts(0, 10));
    }
  }

  @Test
  void recordsThatCantBeDeliveredAreAnErrorAndNotLost(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("undelivered", 1);
    KafkaSink sink =
        sink(topic)
            .property("delivery.timeout.ms", "3000")
            .property("request.timeout.ms", "2000")
            .property("max.block.ms", "3000")
            .property("linger.ms", "0")
            .build();
    try (Task task = new Task(allocator, topic);
        Batch batch = Writing.texts(allocator, "a");
        Writing writing = new Writing(sink, batch, task)) {
      writing.write(batch);
      broker.stop();
      assertThatThrownBy(() -> writing.write(batch))
          .isInstanceOfSatisfying(
              EtlException.class, failure -> assertThat(failure.code().retryable()).isTrue())
          .hasMessageContaining("took too long at " + broker.bootstrapServers())
          .message()
          .as("on a slow machine the client forgets the topic before the record is sent")
          .containsAnyOf("delivery.timeout.ms", "not present in metadata");
      // And again: what wasn't delivered stays an error until it is given up.
      assertThatThrownBy(() -> writing.write(batch)).isInstanceOf(EtlException.class);
      broker.restart();
      writing.writer.abort();
      writing.write(batch);
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).contains("a", "a");
  }

  @Test
  void aCommitThatIsNotAnsweredSaysHowLongItHasWaited(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("uncommitted", 1);
    // A broker's first transaction makes the topic that it keeps them in: not with a short limit.
    try (Task task = new Task(allocator, topic, "first", 0, DeliveryGuarantee.EXACTLY_ONCE)) {
      Writing.write(sink(topic).build(), Writing.texts(allocator, "first"), task);
    }
    KafkaSink sink = sink(topic).property("max.block.ms", "3000").build();
    try (Task task = new Task(allocator, topic, "w", 0, DeliveryGuarantee.EXACTLY_ONCE);
        Batch batch = Writing.texts(allocator, "a");
        Writing writing = new Writing(sink, batch, task)) {
      SinkWriter writer = writing.writer;
      writer.write(writer.stage(batch, new RowErrors()), new BitSet());
      Committable prepared = writer.prepare(Position.none());
      broker.stop();
      assertUnreachable(() -> writer.commit(prepared), "within 3 s");
      broker.restart();
    }
  }

  private static void assertUnreachable(ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0001);
              assertThat(failure.code().retryable()).isTrue();
            })
        .hasMessageContaining(what);
  }

  private KafkaSink.Builder sink(String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(new TextCodec());
  }

  private static KafkaSource.Builder source(String servers, String topic) {
    return KafkaSource.topic(topic)
        .bootstrapServers(servers)
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec());
  }
}
