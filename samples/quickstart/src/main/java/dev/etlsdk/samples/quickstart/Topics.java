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
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
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
  private final Duration limit;

  Topics(String bootstrapServers) {
    this(bootstrapServers, LIMIT);
  }

  /** Topics of a broker that answers within a limit, or is taken not to be there. */
  Topics(String bootstrapServers, Duration limit) {
    this.limit = limit;
    String millis = String.valueOf(limit.toMillis());
    client.put("bootstrap.servers", bootstrapServers);
    client.put("default.api.timeout.ms", millis);
    client.put("request.timeout.ms", millis);
    client.put("max.block.ms", millis);
  }

  /**
   * Creates the topics that aren't there.
   *
   * @throws EtlException if no broker answers, or it refuses
   */
  void create() throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      for (String topic : List.of(INPUT, OUTPUT)) {
        create(admin, topic);
      }
    } catch (KafkaException e) {
      throw failure(EtlError.KAFKA_0005, "making the topics", e);
    }
  }

  private void create(Admin admin, String topic) throws InterruptedException {
    try {
      admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure(EtlError.KAFKA_0005, "making the topic " + topic, e);
      }
    }
  }

  /** What a client's failure means: that nobody answers, or whatever the broker says. */
  private EtlException failure(EtlError code, String doing, Exception thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    String servers = client.getProperty("bootstrap.servers");
    if (cause instanceof TimeoutException || cause instanceof ConfigException) {
      return EtlException.of(
              EtlError.KAFKA_0001,
              doing + " failed: no broker answers at " + servers + ": " + cause.getMessage())
          .fix(
              "check that a broker listens there; without -Dbootstrap.servers one is started in"
                  + " this JVM")
          .cause(cause)
          .build();
    }
    return EtlException.of(
            code, doing + " failed, says the broker at " + servers + ": " + cause.getMessage())
        .fix("see what the broker says, or leave out -Dbootstrap.servers to have one of your own")
        .cause(cause)
        .build();
  }

  /**
   * Publishes records of the kind the pipeline reads, dealt out to the topic's partitions, and
   * stops at the first that isn't taken.
   */
  void publish(long records) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (Producer<byte[], byte[]> producer = producer()) {
      int partitions = producer.partitionsFor(INPUT).size();
      for (long i = 0; i < records && failure.get() == null; i++) {
        Future<?> unused =
            producer.send(
                new ProducerRecord<>(INPUT, (int) (i % partitions), null, value((int) i)),
                (metadata, e) -> {
                  if (e != null) {
                    failure.compareAndSet(null, e);
                  }
                });
      }
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    Exception first = failure.get();
    if (first != null) {
      throw EtlException.of(
              EtlError.KAFKA_0005, "publishing to " + INPUT + " failed: " + first.getMessage())
          .fix("see what the broker says; a topic of that name may have other settings")
          .cause(first)
          .build();
    }
  }

  private static byte[] value(int n) {
    String text =
        "{\"column_0\":" + n + ",\"column_1\":" + n / 4 + ",\"column_2\":2,\"column_3\":3}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Producer<byte[], byte[]> producer() {
    Properties producing = new Properties();
    producing.putAll(client);
    producing.put("linger.ms", "5");
    producing.put("batch.size", "131072");
    return new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Where the output ends now.
   *
   * @throws EtlException if no broker answers, or it refuses
   */
  Mark mark() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return new Mark(consumer.endOffsets(partitions(consumer)));
    } catch (KafkaException e) {
      throw failure(EtlError.KAFKA_0008, "reading where " + OUTPUT + " ends", e);
    }
  }

  /**
   * The first records written after a mark, partition by partition.
   *
   * @throws EtlException if no broker answers, or it refuses
   */
  List<String> firstOutput(Mark mark, int count) {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (TopicPartition partition : partitions(consumer)) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, mark.ends().getOrDefault(partition, 0L));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (texts.size() < count && consumer.position(partition) < end) {
          for (ConsumerRecord<byte[], byte[]> record : poll(consumer)) {
            if (texts.size() < count) {
              texts.add(new String(record.value(), StandardCharsets.UTF_8));
            }
          }
        }
      }
    } catch (KafkaException e) {
      throw failure(EtlError.KAFKA_0008, "reading " + OUTPUT, e);
    }
    return texts;
  }

  /** Records that are known to be there: a client alone would wait for a lost broker for ever. */
  private ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(limit);
    if (records.isEmpty()) {
      throw new TimeoutException("no record came within " + limit.toSeconds() + " s");
    }
    return records;
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
