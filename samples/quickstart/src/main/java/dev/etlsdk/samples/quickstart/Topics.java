package dev.etlsdk.samples.quickstart;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The two topics, filled and read with Kafka's own clients. */
final class Topics {

  static final String INPUT = "test_topic";
  static final String OUTPUT = "test_topic2";
  private static final int PARTITIONS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Properties client = new Properties();

  Topics(String bootstrapServers) {
    client.put("bootstrap.servers", bootstrapServers);
    client.put("default.api.timeout.ms", String.valueOf(LIMIT.toMillis()));
    client.put("max.block.ms", String.valueOf(LIMIT.toMillis()));
  }

  /** Creates the topics that aren't there. */
  void create() throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      for (String topic : List.of(INPUT, OUTPUT)) {
        create(admin, topic);
      }
    }
  }

  private void create(Admin admin, String topic) throws InterruptedException {
    try {
      admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw EtlException.of(
                EtlError.KAFKA_0001,
                "the topic " + topic + " can't be created on " + client.get("bootstrap.servers"))
            .fix("is a broker listening there? " + e.getMessage())
            .cause(e)
            .build();
      }
    }
  }

  /** Publishes records of the kind the pipeline reads. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback sees the failure
  void publish(long records) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Properties producing = new Properties();
    producing.putAll(client);
    producing.put("linger.ms", "5");
    producing.put("batch.size", "131072");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (long i = 0; i < records; i++) {
        int n = (int) i;
        byte[] value =
            ("{\"column_0\":"
                    + n
                    + ",\"column_1\":"
                    + n / PARTITIONS
                    + ",\"column_2\":2,\"column_3\":3}")
                .getBytes(StandardCharsets.UTF_8);
        producer.send(
            new ProducerRecord<>(INPUT, (int) (i % PARTITIONS), null, value),
            (metadata, e) -> {
              if (e != null) {
                failure.compareAndSet(null, e);
              }
            });
      }
      producer.flush();
    }
    Exception first = failure.get();
    if (first != null) {
      throw EtlException.of(EtlError.KAFKA_0005, "publishing to " + INPUT + " failed")
          .fix(String.valueOf(first.getMessage()))
          .cause(first)
          .build();
    }
  }

  /** Where the output ends now. */
  Mark mark() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return new Mark(consumer.endOffsets(partitions(consumer)));
    }
  }

  /** The first records written after a mark, partition by partition. */
  List<String> firstOutput(Mark mark, int limit) {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (TopicPartition partition : partitions(consumer)) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, mark.ends().getOrDefault(partition, 0L));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (texts.size() < limit && consumer.position(partition) < end) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            if (texts.size() < limit) {
              texts.add(new String(record.value(), StandardCharsets.UTF_8));
            }
          }
        }
      }
    }
    return texts;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return consumer.partitionsFor(OUTPUT).stream()
        .map(info -> new TopicPartition(OUTPUT, info.partition()))
        .toList();
  }

  /** Where the output ended at some moment. */
  record Mark(Map<TopicPartition, Long> ends) {}
}
