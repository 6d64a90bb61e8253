package dev.etlsdk.benchmarks.pipeline;

import com.google.auto.service.AutoService;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Benchmarks;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaProcess;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The memory of a worker process, with the broker in another one: the kernel's high-water mark of
 * resident memory and the peak of Arrow's allocators.
 *
 * <p>System properties: {@code records} (10,000,000), {@code worker.jvm} (flags of the worker's
 * JVM).
 */
@AutoService(Benchmark.class)
public final class Memory implements Benchmark {

  /**
   * A JVM takes all the heap it may before it collects: without a limit, a quarter of the machine.
   */
  private static final String WORKER_JVM = "-Xmx256m";

  private static final long MEGABYTE = 1 << 20;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String about() {
    return "peak resident memory and peak Arrow memory of a worker process";
  }

  @Override
  public Figures run() throws Exception {
    int most = Integer.getInteger("records", 10_000_000);
    List<String> flags = List.of(System.getProperty("worker.jvm", WORKER_JVM).split(" "));
    Figures figures = Figures.none();
    try (KafkaProcess broker =
        KafkaProcess.start(EmbeddedKafkaOptions.defaults(), WorkerProcess.withLogging("-Xmx1g"))) {
      for (int records : Benchmarks.isTrial() ? new int[] {most} : new int[] {most / 10, most}) {
        String input = "memory-" + records;
        Preload.topic(broker, input, records);
        broker.createTopic(input + "-out", EvenSums.PARTITIONS);
        Map<String, Long> results =
            WorkerProcess.start(
                    WorkerMain.class,
                    flags,
                    input,
                    broker.bootstrapServers(),
                    input,
                    input + "-out")
                .results();
        if (results.getOrDefault("rows", 0L) != records) {
          throw new IllegalStateException("not all of " + records + " records: " + results);
        }
        long resident = results.getOrDefault("resident", 0L) / MEGABYTE;
        long allocated = results.getOrDefault("allocated", 0L);
        System.out.printf(
            Locale.ROOT,
            "%,d records: %,d MB resident, %,d bytes in Arrow%n",
            records,
            resident,
            allocated);
        figures =
            figures
                .with("resident_mb_" + records, resident)
                .with("arrow_bytes_" + records, allocated);
      }
    }
    return figures;
  }
}
