package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaCluster;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A partition's leader moves while the first batches of a worker are on their way to the old one. A
 * later batch that reached the new leader first was taken by it as the producer's first; those
 * before it were refused until their delivery timed out, after two minutes, and then came behind
 * it.
 */
@Tag("faults")
@Timeout(180)
class LeaderMoveTest {

  private static final int EARLY = 90;

  /** Well below the time after which a delivery times out. */
  private static final Duration LIMIT = Duration.ofSeconds(50);

  record Id(long id) {}

  private static Pipeline pipeline(String servers) {
    return Pipeline.named("moved")
        .source(
            "numbers",
            KafkaSource.topic("moved-in")
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .transform("early", "numbers", Id.class, Id.class, keeping(id -> id < EARLY))
        .transform("late", "numbers", Id.class, Id.class, keeping(id -> id >= EARLY))
        .sink("early", sink(servers, "moved-early"))
        .sink("late", sink(servers, "moved-late"))
        .build();
  }

  private static RowTransform<Id, Id> keeping(LongPredicate wanted) {
    return (row, rows) -> {
      if (wanted.test(row.id())) {
        rows.emit(row);
      }
    };
  }

  /**
   * More batches than a connection takes at once, and a client that looks around. It gives up what
   * a held connection doesn't answer after 4 s, not 30, which the test would spend waiting.
   */
  private static KafkaSink sink(String servers, String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(servers)
        .codec(Json.codec())
        .properties(
            Map.of("batch.size", "50", "metadata.max.age.ms", "500", "request.timeout.ms", "4000"))
        .build();
  }

  private static KafkaRecord record(long n) {
    return moved(n).withPartition((int) (n % 3));
  }

  private static KafkaRecord moved(long n) {
    return KafkaRecord.of("{\"id\":" + n + "}").withKey("k" + n % 30);
  }

  @Test
  void aWorkersFirstRecordsKeepTheirOrder() throws Exception {
    try (EmbeddedKafkaCluster cluster =
            EmbeddedKafkaCluster.start(EmbeddedKafkaOptions.defaults().withNetwork());
        DeliveryRun run =
            DeliveryScenario.on(cluster)
                .workersConnectTo(cluster.network().bootstrapServers())
                .pipeline(LeaderMoveTest::pipeline)
                .partitions(3)
                .workers(
                    options ->
                        options
                            .commitInterval(Duration.ofMinutes(2))
                            .fetchLimits(new FetchLimits(10, 1 << 20, Duration.ZERO)))
                .input("moved-in", LeaderMoveTest::record)
                .outputRecords("moved-early", n -> n < EARLY ? moved(n) : null)
                .outputRecords("moved-late", n -> n >= EARLY ? moved(n) : null)
                .within(LIMIT)
                .open()) {
      run.publish(EARLY);
      try (Execution execution = LocalRunner.create(run.options().build()).start(run.pipeline())) {
        // Its connections to all brokers stand, and no partition of the second topic knows it.
        run.awaitComplete();
        cluster.network().link(0).hold();
        run.publish(300);
        long readFromOthers = EARLY + 150;
        Await.until(
            "it sends", LIMIT, () -> execution.counters().recordsIn(), n -> n >= readFromOthers);
        Thread stopping = new Thread(() -> cluster.stop(0));
        stopping.start();
        Await.until(
            "the new leader has some",
            LIMIT,
            () -> cluster.endOffsets("moved-late"),
            ends -> ends.values().stream().allMatch(end -> end > 0));
        cluster.network().heal();
        stopping.join();
        run.awaitComplete();
        run.assertHolds();
      }
    }
  }
}
