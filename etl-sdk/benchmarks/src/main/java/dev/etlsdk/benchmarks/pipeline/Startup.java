package dev.etlsdk.benchmarks.pipeline;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From a worker's {@code main} to its first output record, on a broker that is running, without a
 * rebalance delay. A consumer that waits for the record takes the time.
 *
 * <p>System properties: {@code rounds} (7), {@code worker.jvm} (flags of the worker's JVM).
 */
@AutoService(Benchmark.class)
public final class Startup implements Benchmark {

  private static final String INPUT = "startup";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String about() {
    return "milliseconds from a worker's main to its first output record";
  }

  @Override
  public Figures run() throws Exception {
    int rounds = Integer.getInteger("rounds", 7);
    List<String> flags = List.of(System.getProperty("worker.jvm", "-Xmx256m").split(" "));
    List<Long> times = new ArrayList<>();
    try (KafkaProcess broker =
        KafkaProcess.start(EmbeddedKafkaOptions.defaults(), List.of("-Xmx512m"))) {
      Preload.topic(broker, INPUT, 1000);
      for (int round = 0; round <= rounds; round++) {
        long millis = measure(broker, "startup-" + round, flags);
        System.out.printf(Locale.ROOT, "%s: %,d ms%n", round == 0 ? "warm-up" : round, millis);
        if (round > 0) {
          times.add(millis);
        }
      }
    }
    Collections.sort(times);
    return Figures.none()
        .with("millis", times.get(times.size() / 2))
        .with("min", times.get(0))
        .with("max", times.get(times.size() - 1))
        .with("rounds", times.size());
  }

  private static long measure(KafkaProcess broker, String output, List<String> flags)
      throws Exception {
    broker.createTopic(output, EvenSums.PARTITIONS);
    List<TopicPartition> partitions =
        IntStream.range(0, EvenSums.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(output, partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "fetch.max.wait.ms", "10"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      consumer.poll(Duration.ZERO);
      WorkerProcess worker =
          WorkerProcess.start(
              WorkerMain.class, flags, output, broker.bootstrapServers(), INPUT, output);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("no output within " + LIMIT);
        }
      }
      long arrived = System.currentTimeMillis();
      Map<String, Long> results = worker.results();
      return arrived - results.getOrDefault("main", 0L);
    }
  }
}
