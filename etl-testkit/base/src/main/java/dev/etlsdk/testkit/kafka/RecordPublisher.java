package dev.etlsdk.testkit.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes with a producer of its own for each call, so that a failed or slow call leaves nothing
 * to the next.
 */
final class RecordPublisher {

  private final String bootstrapServers;

  RecordPublisher(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  void publish(String topic, Iterable<KafkaRecord> records) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    String what = "take a record for '" + topic + "'";
    try (Producer<byte @Nullable [], byte @Nullable []> producer = producer()) {
      int partitions = producer.partitionsFor(topic).size();
      int turn = 0;
      for (KafkaRecord record : records) {
        Integer partition = record.partition();
        if (partition == null && record.key() == null) {
          partition = turn;
          turn = (turn + 1) % partitions;
        }
        Future<?> unused =
            producer.send(
                toSend(topic, partition, record),
                (metadata, exception) -> {
                  if (exception != null) {
                    failure.compareAndSet(null, exception);
                  }
                });
        if (failure.get() != null) {
          break;
        }
      }
      producer.flush();
    } catch (KafkaException exception) {
      throw BrokerFailure.of(what, new ExecutionException(exception));
    }
    Exception first = failure.get();
    if (first != null) {
      throw BrokerFailure.of(what, first);
    }
  }

  private static ProducerRecord<byte @Nullable [], byte @Nullable []> toSend(
      String topic, @Nullable Integer partition, KafkaRecord record) {
    Instant timestamp = record.timestamp();
    List<Header> headers = new ArrayList<>();
    for (RecordHeader header : record.headers()) {
      headers.add(
          new org.apache.kafka.common.header.internals.RecordHeader(header.name(), header.bytes()));
    }
    return new ProducerRecord<>(
        topic,
        partition,
        timestamp == null ? null : timestamp.toEpochMilli(),
        record.key(),
        record.value(),
        new RecordHeaders(headers));
  }

  private Producer<byte @Nullable [], byte @Nullable []> producer() {
    // Large batches: benchmarks preload millions of records. Size limits are left to the broker,
    // which tests want to meet.
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 * 1024,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            BrokerAdmin.ANSWER_LIMIT.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) BrokerAdmin.ANSWER_LIMIT.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) BrokerAdmin.ANSWER_LIMIT.toMillis() / 2),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
