package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

/**
 * How long others wait for a worker that was killed: not for long where nobody takes its place, and
 * as long as the user says.
 */
@KafkaTest
@ArrowTest
class TimeOutsTest {

  private static final String SESSION = "session.timeout.ms";
  private static final String TRANSACTION = "transaction.timeout.ms";

  private final KafkaBroker broker;
  private final String topic;
  private final BufferAllocator allocator;
  private final WatchedClients clients = new WatchedClients();

  TimeOutsTest(KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    this.broker = broker;
    this.topic = topic;
    this.allocator = allocator;
  }

  @Test
  void theSessionOfAWorkerWithoutAnIdIsShort() {
    assertThat(consumer("", Map.of())).containsEntry(SESSION, 10_000);
    assertThat(consumer("", Map.of(SESSION, "20000"))).containsEntry(SESSION, "20000");
  }

  /** Its successor comes at once; the client's own time-out, of 45 s, is for others. */
  @Test
  void theSessionOfAWorkerWithAnIdIsTheClients() {
    assertThat(consumer("w", Map.of())).doesNotContainKey(SESSION);
    assertThat(consumer("w", Map.of(SESSION, "20000"))).containsEntry(SESSION, "20000");
  }

  /** With that protocol it is the brokers' setting, and the client takes none. */
  @Test
  void theNewProtocolLeavesTheSessionToTheBrokers() {
    Map<String, String> protocol = Map.of("group.protocol", "consumer");
    assertThat(consumer("", protocol)).doesNotContainKey(SESSION);
    assertThatThrownBy(() -> consumer("", Map.of("group.protocol", "consumer", SESSION, "20000")))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-KAFKA-0009")
        .hasMessageContaining(SESSION);
  }

  @Test
  void theTransactionOfAWorkerWithoutAnIdIsShort() {
    assertThat(producer("", Map.of())).containsEntry(TRANSACTION, 10_000);
    assertThat(producer("", Map.of(TRANSACTION, "20000"))).containsEntry(TRANSACTION, "20000");
    assertThat(producer("w", Map.of())).doesNotContainKey(TRANSACTION);
  }

  private Map<String, Object> consumer(String worker, Map<String, String> properties) {
    KafkaSource source =
        KafkaSource.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .properties(properties)
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .build();
    SourceContext context =
        new SourceContext(
            topic, "", "input", worker, 0, allocator, Clock.systemUTC(), substitutes());
    source.reader(context).close();
    return clients.last();
  }

  private Map<String, Object> producer(String worker, Map<String, String> properties) {
    KafkaSink sink =
        KafkaSink.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .properties(properties)
            .codec(new TextCodec())
            .build();
    try (Task task = new Task(allocator, topic, worker, 0, DeliveryGuarantee.EXACTLY_ONCE);
        Batch batch = Writing.texts(allocator, "a")) {
      SinkContext context = task.sink("output", substitutes());
      sink.writer(batch.schema(), context).close();
    }
    return clients.last();
  }

  private Substitutes substitutes() {
    return Substitutes.of(KafkaClients.class, clients);
  }

  /** Kafka's own clients, and with which properties they were made. */
  private static final class WatchedClients implements KafkaClients {

    private final KafkaClients own = KafkaClients.of(Substitutes.none());
    private final List<Map<String, Object>> made = new ArrayList<>();

    Map<String, Object> last() {
      return made.get(made.size() - 1);
    }

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
      made.add(properties);
      return own.consumer(properties);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> properties) {
      made.add(properties);
      return own.producer(properties);
    }

    @Override
    public TopicClient topics(Map<String, Object> properties) {
      return own.topics(properties);
    }
  }
}
