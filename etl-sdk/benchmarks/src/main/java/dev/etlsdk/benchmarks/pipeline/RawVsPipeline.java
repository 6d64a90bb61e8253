package dev.etlsdk.benchmarks.pipeline;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.benchmarks.Benchmark;
import dev.etlsdk.benchmarks.Figures;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The quickstart's pipeline on one task, built in code and generated from an interface, against
 * {@link RawLoop} with as many threads as a task has, on one broker in this JVM, in turn, and
 * against itself with exactly-once delivery. All times contain opening and closing of the clients.
 *
 * <p>System properties: {@code records} (5,000,000) and {@code rounds} (7).
 */
@AutoService(Benchmark.class)
public final class RawVsPipeline implements Benchmark {

  private static final String INPUT = "raw-vs-pipeline-in";
  private static final int THREADS_OF_A_TASK = 2;

  /**
   * What the source uses where nothing else is said (docs/kafka.md), so that both have the same.
   */
  static final Map<String, String> CONSUMER =
      Map.of(
          "isolation.level", "read_committed",
          "max.poll.records", "4000",
          "receive.buffer.bytes", "-1");

  /** What the sink uses where nothing else is said (docs/kafka.md). */
  static final Map<String, String> PRODUCER =
      Map.of(
          "batch.size", "131072",
          "linger.ms", "10",
          "max.request.size", "16777216",
          "max.in.flight.requests.per.connection", "1",
          "send.buffer.bytes", "-1");

  @Override
  public String name() {
    return "raw-vs-pipeline";
  }

  @Override
  public String about() {
    return "throughput of the quickstart's pipeline as a share of a bare consume-and-produce loop";
  }

  @Override
  public Figures run() throws Exception {
    int records = Integer.getInteger("records", 5_000_000);
    int rounds = Integer.getInteger("rounds", 7);
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      System.out.printf(Locale.ROOT, "publishing %,d records …%n", records);
      Preload.topic(broker, INPUT, records);
      Rounds measured = new Rounds(broker, records);
      measured.warmUp();
      for (int round = 1; round <= rounds; round++) {
        measured.measure(round);
      }
      return measured.figures();
    }
  }

  /** Times both in turn. */
  private static final class Rounds {
    private final EmbeddedKafka broker;
    private final int records;
    private final List<Double> raw = new ArrayList<>();
    private final List<Double> pipeline = new ArrayList<>();
    private final List<Double> exactlyOnce = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> exactlyOnceRatios = new ArrayList<>();
    private final List<Double> annotatedRatios = new ArrayList<>();
    private final List<Double> annotatedToFluent = new ArrayList<>();

    Rounds(EmbeddedKafka broker, int records) {
      this.broker = broker;
      this.records = records;
    }

    void warmUp() throws Exception {
      raw("warm-up");
      fluent("warm-up", DeliveryGuarantee.AT_LEAST_ONCE);
      annotated("warm-up");
      fluent("warm-up", DeliveryGuarantee.EXACTLY_ONCE);
    }

    /** The two forms take turns in being first. */
    void measure(int number) throws Exception {
      String round = "round-" + number;
      double rawRate = raw(round);
      double annotatedFirst = number % 2 == 0 ? annotated(round) : 0;
      double pipelineRate = fluent(round, DeliveryGuarantee.AT_LEAST_ONCE);
      double annotatedRate = number % 2 == 0 ? annotatedFirst : annotated(round);
      double exactlyOnceRate = fluent(round, DeliveryGuarantee.EXACTLY_ONCE);
      raw.add(rawRate);
      pipeline.add(pipelineRate);
      exactlyOnce.add(exactlyOnceRate);
      ratios.add(pipelineRate / rawRate);
      annotatedRatios.add(annotatedRate / rawRate);
      annotatedToFluent.add(annotatedRate / pipelineRate);
      exactlyOnceRatios.add(exactlyOnceRate / pipelineRate);
      System.out.printf(
          Locale.ROOT,
          "round %d: raw %,.0f records/s, pipeline %,.0f records/s, ratio %.2f; annotated %,.0f"
              + " records/s, %.2f of fluent; exactly once %,.0f records/s, %.2f of at least once%n",
          number,
          rawRate,
          pipelineRate,
          pipelineRate / rawRate,
          annotatedRate,
          annotatedRate / pipelineRate,
          exactlyOnceRate,
          exactlyOnceRate / pipelineRate);
    }

    private double raw(String round) throws Exception {
      String output = newOutput("raw-" + round);
      RawLoop loop = new RawLoop(broker.bootstrapServers(), CONSUMER, PRODUCER);
      long start = System.nanoTime();
      long moved = loop.run(INPUT, output, THREADS_OF_A_TASK);
      return rate(moved, start, output);
    }

    private double fluent(String round, DeliveryGuarantee delivery) throws Exception {
      String name = delivery.name().toLowerCase(Locale.ROOT) + "-" + round;
      String output = newOutput(name);
      try (Pipeline built =
          EvenSums.pipeline(
              "even-sums-" + name,
              broker.bootstrapServers(),
              INPUT,
              output,
              Map.of(),
              Map.of(),
              delivery)) {
        return pipeline(built, output);
      }
    }

    private double annotated(String round) throws Exception {
      String output = newOutput("annotated-" + round);
      PipelineConfig config =
          PipelineConfig.of(
              Map.of(
                  "kafka.bootstrap-servers", broker.bootstrapServers(),
                  "input", INPUT,
                  "output", output,
                  "group", output,
                  "test_table.source.bounded", "true"));
      try (Pipeline built = AnnotatedEvenSumsPipeline.create(config)) {
        return pipeline(built, output);
      }
    }

    private double pipeline(Pipeline built, String output) throws Exception {
      long start = System.nanoTime();
      try (Execution execution = LocalRunner.create().start(built)) {
        execution.await();
        return rate(execution.counters().rowsOut(), start, output);
      }
    }

    private String newOutput(String name) {
      broker.createTopic(name, EvenSums.PARTITIONS);
      return name;
    }

    private double rate(long moved, long start, String output) {
      double seconds = (System.nanoTime() - start) / 1e9;
      long arrived = broker.endOffsets(output).values().stream().mapToLong(Long::longValue).sum();
      // Each transaction ends with a marker in each partition, which counts among the offsets.
      if (moved != records || arrived < records) {
        throw new IllegalStateException(
            moved + " records were moved and " + arrived + " arrived, not " + records);
      }
      broker.deleteTopic(output);
      return records / seconds;
    }

    Figures figures() {
      return Figures.none()
          .with("ratio", median(ratios))
          .with("min", Collections.min(ratios))
          .with("max", Collections.max(ratios))
          .with("exactly_once_ratio", median(exactlyOnceRatios))
          .with("exactly_once_min", Collections.min(exactlyOnceRatios))
          .with("exactly_once_max", Collections.max(exactlyOnceRatios))
          .with("exactly_once_records_per_second", Math.round(median(exactlyOnce)))
          .with("annotated_ratio", median(annotatedRatios))
          .with("annotated_to_fluent", median(annotatedToFluent))
          .with("annotated_to_fluent_min", Collections.min(annotatedToFluent))
          .with("annotated_to_fluent_max", Collections.max(annotatedToFluent))
          .with("raw_records_per_second", Math.round(median(raw)))
          .with("pipeline_records_per_second", Math.round(median(pipeline)))
          .with("records", records)
          .with("rounds", ratios.size());
    }

    private static double median(List<Double> values) {
      List<Double> sorted = values.stream().sorted().toList();
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
  }
}
