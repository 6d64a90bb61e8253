package dev.etlsdk.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaProcess;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A sink that stands still, much longer than its source's group waits for a poll, while records
 * keep coming; for a minute with {@code -Dfaults=full}.
 */
@Timeout(300)
@Tag("faults")
class StalledSinkTest {

  private static final boolean FULL = "full".equals(System.getProperty("faults"));
  private static final Duration STALL = Duration.ofSeconds(FULL ? 60 : 15);
  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final String TOPIC = "numbers";
  private static final int BEFORE = 20_000;
  private static final int CHUNK = 1_000;
  private static final int CHUNK_MEANWHILE = 4_000;
  private static final String FILLER = "x".repeat(500);
  private static final long MIB = 1 << 20;

  /** Less than half of what comes during the shorter stall. */
  private static final long HEAP_LIMIT = 24 * MIB;

  private final InMemoryStore store = InMemoryStore.create();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private long published;

  @Test
  void costsNoMemoryNoMembershipAndNoRecords() throws Exception {
    Stall stall = new Stall(4);
    try (KafkaProcess broker =
            KafkaProcess.start(EmbeddedKafkaOptions.defaults(), List.of("-Xmx256m"));
        Pipeline pipeline = pipeline(broker, stall)) {
      broker.createTopic(TOPIC, 2);
      publish(broker, BEFORE);
      RunnerOptions options =
          RunnerOptions.builder()
              .meterRegistry(registry)
              .commitInterval(Duration.ofMillis(100))
              .revocationTimeout(Duration.ofSeconds(2))
              .build();
      try (Execution execution = LocalRunner.create(options).start(pipeline)) {
        Await.until(
            "the sink stands still",
            DEADLINE,
            () -> {
              publish(broker, CHUNK);
              return stall.begun.getCount();
            },
            count -> count == 0);
        Await.until(
            "the queue is full",
            DEADLINE,
            () -> {
              publish(broker, CHUNK);
              return pauses();
            },
            pauses -> pauses > 0);
        long rebalances = rebalances();
        long retained = retained();
        long heap = heap();
        long most = 0;
        long before = published;
        while (stall.isOn()) {
          publish(broker, CHUNK_MEANWHILE);
          most = Math.max(most, retained());
          stall.awaitEnd(Duration.ofMillis(500));
        }
        long after = stall.heap;

        System.out.printf(
            "a stall of %d s: %d records came meanwhile, %d MB; buffers %d to %d kB, heap %d to %d"
                + " MB%n",
            STALL.toSeconds(),
            published - before,
            (published - before) * (FILLER.length() + 20) / MIB,
            retained / 1024,
            most / 1024,
            heap / MIB,
            after / MIB);
        assertThat(most).as("bytes of buffers and retained records").isLessThan(retained + 4 * MIB);
        assertThat(after).as("heap").isLessThan(heap + HEAP_LIMIT);
        Await.until(
            "all of it has come through",
            DEADLINE,
            () -> (long) store.rows("out").size(),
            rows -> rows >= published);
        assertThat(rebalances()).as("the membership was kept").isEqualTo(rebalances);
        assertThat(execution.counters().restarts()).isZero();
      }
    }
    assertThat(store.rows("out").stream().map(row -> (Long) row.get(0)).sorted())
        .as("each once")
        .isEqualTo(LongStream.range(0, published).boxed().toList());
  }

  private void publish(KafkaProcess broker, int count) {
    broker.publish(
        TOPIC,
        LongStream.range(published, published + count)
            .mapToObj(n -> KafkaRecord.of("{\"id\":" + n + ",\"filler\":\"" + FILLER + "\"}"))
            .toList());
    published += count;
  }

  private double pauses() {
    return registry.get("etl.reader.pauses").functionCounter().count();
  }

  private long rebalances() {
    return (long) registry.get("etl.rebalances").functionCounter().count();
  }

  private long retained() {
    return (long) registry.get("etl.memory.used").gauge().value();
  }

  /** What is left after a collection. */
  static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private Pipeline pipeline(KafkaProcess broker, Stall stall) {
    return Pipeline.named("stalled")
        .source(
            "numbers",
            KafkaSource.topic(TOPIC)
                .bootstrapServers(broker.bootstrapServers())
                .property("max.poll.interval.ms", "5000")
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink("numbers", SteppedSink.of(store.sink("out"), stall))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  /** Stands still once, before a batch is written. */
  private static final class Stall implements StepListener {

    private final int batch;
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long heap;

    Stall(int batch) {
      this.batch = batch;
    }

    @Override
    public void before(Step step) {
      if (step == Step.WRITE && written.incrementAndGet() == batch) {
        long end = System.nanoTime() + STALL.toNanos();
        begun.countDown();
        Await.until("a minute", STALL.multipliedBy(2), System::nanoTime, now -> now - end > 0);
        heap = heap();
        ended.countDown();
      }
    }

    boolean isOn() {
      return ended.getCount() > 0;
    }

    void awaitEnd(Duration atMost) throws InterruptedException {
      ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
