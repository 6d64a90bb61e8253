package dev.etlsdk.samples.quickstart;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the main job and shows what happens: {@code mvn -q -Pquickstart}.
 *
 * <p>System properties: {@code bootstrap.servers} names a broker to use instead of one started
 * here, {@code records} how many records to publish (1,000,000 by default).
 */
public final class Quickstart {

  private static final long DEFAULT_RECORDS = 1_000_000;
  private static final int SHOWN = 10;

  private Quickstart() {}

  /** Runs the job; the exit code is 0 if it went well and 1 if not. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(System.getProperty("bootstrap.servers", ""), records(), System.out);
    } catch (EtlException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static long records() {
    String text = System.getProperty("records", "");
    try {
      long records = text.isEmpty() ? DEFAULT_RECORDS : Long.parseLong(text.replace("_", ""));
      if (records > 0) {
        return records;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    System.err.println("-Drecords=" + text + ": a number from 1 on is expected");
    System.exit(1);
    throw new IllegalStateException("the JVM ends");
  }

  static void run(String bootstrapServers, long records, PrintStream out)
      throws InterruptedException {
    if (!bootstrapServers.isEmpty()) {
      runOn(bootstrapServers, records, out);
      return;
    }
    out.println("starting a Kafka broker in this JVM …");
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      runOn(broker.bootstrapServers(), records, out);
    }
  }

  private static void runOn(String bootstrapServers, long records, PrintStream out)
      throws InterruptedException {
    out.println("connecting to " + bootstrapServers + " …");
    Topics topics = new Topics(bootstrapServers);
    topics.create();
    out.printf(Locale.ROOT, "publishing %,d records to %s …%n", records, Topics.INPUT);
    topics.publish(records);
    Topics.Mark mark = topics.mark();

    Pipeline pipeline = pipeline(bootstrapServers);
    long start = System.nanoTime();
    try (Execution execution = LocalRunner.create().start(pipeline);
        Progress progress = new Progress(execution, records, out, Progress.onTerminal())) {
      while (!execution.await(progress.interval())) {
        progress.show();
      }
      progress.end();
      report(pipeline, execution, Duration.ofNanos(System.nanoTime() - start), out);
    }
    List<String> first = topics.firstOutput(mark, SHOWN);
    out.printf(Locale.ROOT, "%nthe first %d records of %s:%n", first.size(), Topics.OUTPUT);
    first.forEach(record -> out.println("  " + record));
  }

  /** What the annotation processor made of {@link EvenSums}, for these brokers. */
  static Pipeline pipeline(String bootstrapServers) {
    return EvenSumsPipeline.create(
        PipelineConfig.of(Map.of("kafka.bootstrap-servers", bootstrapServers)));
  }

  private static void report(
      Pipeline pipeline, Execution execution, Duration took, PrintStream out) {
    var counters = execution.counters();
    double seconds = took.toNanos() / 1e9;
    out.printf("%n%s%n%n", pipeline.explain(ExplainLevel.PLAN).stripTrailing());
    out.printf(Locale.ROOT, "records in    %,12d%n", counters.recordsIn());
    out.printf(Locale.ROOT, "rows out      %,12d%n", counters.rowsOut());
    out.printf(Locale.ROOT, "failed        %,12d%n", counters.errors());
    out.printf(
        Locale.ROOT,
        "rate          %,12.0f records/s, start-up included (%.2f s)%n",
        counters.recordsIn() / seconds,
        seconds);
  }
}
