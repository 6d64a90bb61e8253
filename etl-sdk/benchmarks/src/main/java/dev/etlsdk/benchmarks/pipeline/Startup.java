package dev.etlsdk.benchmarks.pipeline;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Benchmarks;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From a worker's {@code main} to its first output record, on a broker that is running, without a
 * rebalance delay. A consumer that waits for the record takes the time. In turn: a pipeline whose
 * SQL is compiled at the start, the generated worker as a runnable jar with all that a worker does
 * at its start, and the same with an archive of its classes.
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
    return "milliseconds from a worker's main to its first output record, fluent and generated";
  }

  @Override
  public Figures run() throws Exception {
    int rounds = Integer.getInteger("rounds", 7);
    List<String> flags = List.of(System.getProperty("worker.jvm", "-Xmx256m").split(" "));
    Path folder = Files.createTempDirectory("startup");
    try (KafkaProcess broker =
        KafkaProcess.start(
            EmbeddedKafkaOptions.defaults(), WorkerProcess.withLogging("-Xmx512m"))) {
      Preload.topic(broker, INPUT, 1000);
      Map<String, Worker> workers = workers(broker, folder, flags);
      Map<String, List<Long>> times = new LinkedHashMap<>();
      for (int round = Benchmarks.isTrial() ? 1 : 0; round <= rounds; round++) {
        for (Map.Entry<String, Worker> worker : workers.entrySet()) {
          String output = "startup-" + worker.getKey() + round;
          long millis = measure(broker, output, worker.getValue());
          String shown = round == 0 ? "warm-up" : Integer.toString(round);
          System.out.printf(Locale.ROOT, "%s %s: %,d ms%n", shown, worker.getKey(), millis);
          if (round > 0) {
            times.computeIfAbsent(worker.getKey(), name -> new ArrayList<>()).add(millis);
          }
        }
      }
      return figures(times).with("rounds", rounds);
    } finally {
      delete(folder);
    }
  }

  /**
   * A worker that writes to a topic.
   *
   * @param bounded whether it ends by itself
   */
  private record Worker(boolean bounded, Start start) {}

  private interface Start {
    WorkerProcess to(String output) throws Exception;
  }

  private static Map<String, Worker> workers(KafkaProcess broker, Path folder, List<String> flags)
      throws Exception {
    String servers = broker.bootstrapServers();
    Path jar = WorkerJar.write(folder.resolve("worker.jar"), BuiltWorkerMain.class);
    Path archive = folder.resolve("worker.jsa");
    broker.createTopic("startup-archive", EvenSums.PARTITIONS);
    WorkerProcess.start(
            jar,
            List.of(
                "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
            arguments(servers, "startup-archive", "--until-end"))
        .results();
    List<String> archived = new ArrayList<>(flags);
    archived.add("-XX:SharedArchiveFile=" + archive);
    Map<String, Worker> workers = new LinkedHashMap<>();
    workers.put(
        "fluent",
        new Worker(
            true,
            output ->
                WorkerProcess.start(WorkerMain.class, flags, output, servers, INPUT, output)));
    workers.put(
        "built",
        new Worker(false, output -> WorkerProcess.start(jar, flags, arguments(servers, output))));
    workers.put(
        "archived",
        new Worker(
            false, output -> WorkerProcess.start(jar, archived, arguments(servers, output))));
    return workers;
  }

  private static String[] arguments(String servers, String output, String... more) {
    return Stream.concat(
            Stream.of(
                "-Dkafka.bootstrap-servers=" + servers,
                "-Dinput=" + INPUT,
                "-Doutput=" + output,
                "-Dgroup=" + output),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static Figures figures(Map<String, List<Long>> times) {
    Figures figures = Figures.none();
    for (Map.Entry<String, List<Long>> worker : times.entrySet()) {
      List<Long> sorted = worker.getValue();
      Collections.sort(sorted);
      String prefix = worker.getKey().equals("fluent") ? "" : worker.getKey() + "_";
      figures =
          figures
              .with(prefix + "millis", sorted.get(sorted.size() / 2))
              .with(prefix + "min", sorted.get(0))
              .with(prefix + "max", sorted.get(sorted.size() - 1));
    }
    return figures;
  }

  private static long measure(KafkaProcess broker, String output, Worker worker) throws Exception {
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
      WorkerProcess process = worker.start().to(output);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("no output within " + LIMIT);
        }
      }
      long arrived = System.currentTimeMillis();
      if (!worker.bounded()) {
        process.terminate();
      }
      return arrived - process.results().getOrDefault("main", 0L);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
