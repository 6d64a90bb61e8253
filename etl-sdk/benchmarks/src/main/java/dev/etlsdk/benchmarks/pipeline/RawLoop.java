package dev.etlsdk.benchmarks.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that moves records: each thread consumes its share of the partitions and produces one
 * value for each record. No decoding, no commit; every thread has both clients for itself.
 */
final class RawLoop {

  private final String servers;
  private final Map<String, String> consumer;
  private final Map<String, String> producer;

  RawLoop(String servers, Map<String, String> consumer, Map<String, String> producer) {
    this.servers = servers;
    this.consumer = consumer;
    this.producer = producer;
  }

  /** Moves all records of a topic; returns how many. */
  long run(String input, String output, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> moved = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int share = thread;
        List<TopicPartition> partitions =
            IntStream.range(0, EvenSums.PARTITIONS)
                .filter(partition -> partition % threads == share)
                .mapToObj(partition -> new TopicPartition(input, partition))
                .toList();
        Callable<Long> loop = () -> move(partitions, output);
        moved.add(executor.submit(loop));
      }
      long records = 0;
      for (Future<Long> share : moved) {
        records += share.get();
      }
      return records;
    } finally {
      executor.shutdownNow();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback sees the failure
  private long move(List<TopicPartition> partitions, String output) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long moved = 0;
    try (KafkaConsumer<byte[], byte[]> from = consumer();
        KafkaProducer<byte[], byte[]> to = producer()) {
      from.assign(partitions);
      from.seekToBeginning(partitions);
      long end = from.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (moved < end && failure.get() == null) {
        for (ConsumerRecord<byte[], byte[]> record : from.poll(Duration.ofMillis(100))) {
          to.send(
              new ProducerRecord<>(output, null, record.timestamp(), record.key(), EvenSums.OUTPUT),
              (metadata, e) -> {
                if (e != null) {
                  failure.compareAndSet(null, e);
                }
              });
          moved++;
        }
      }
      to.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("producing failed", failure.get());
    }
    return moved;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(consumer);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> properties = new HashMap<>(producer);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
