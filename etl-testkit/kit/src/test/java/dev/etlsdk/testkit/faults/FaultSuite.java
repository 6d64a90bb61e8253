package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.KillPlan;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Faults by the hundred under load, for each guarantee: what the classes of the suite share. A
 * tenth of the faults, unless {@code -Dfaults=full} asks for all. {@code -Detl.testkit.seed}
 * repeats a choice of moments. Each class has a broker of its own, so that they can run side by
 * side.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultSuite {

  static final int MOST_WORKERS = 3;
  static final Duration STOP_LIMIT = Duration.ofMinutes(1);
  static final Duration PROGRESS_LIMIT = Duration.ofMinutes(2);

  /** The name of a worker in whose place no other comes. */
  static final String NOBODY_TAKES_ITS_PLACE = "";

  private static final boolean FULL = "full".equals(System.getProperty("faults"));

  final FaultFigures figures = new FaultFigures();
  final long seed = Long.getLong("etl.testkit.seed", System.nanoTime() & 0xffffffL);
  private EmbeddedKafka broker;

  /** Figures of a test that failed anywhere are none. */
  @RegisterExtension
  final TestWatcher failures =
      new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
          figures.broken();
        }
      };

  @BeforeAll
  void start() {
    System.out.println("etl.testkit.seed=" + seed);
    broker = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withNetwork());
  }

  @AfterAll
  void report() throws IOException {
    broker.close();
    figures.report();
  }

  final EmbeddedKafka broker() {
    return broker;
  }

  static int scaled(int all) {
    return FULL ? all : Math.max(1, all / 10);
  }

  /** Each guarantee with each point that its pipelines pass. */
  static Stream<Arguments> points() {
    return Stream.of(DeliveryGuarantee.values())
        .flatMap(
            guarantee ->
                Stream.of(CommitPoint.values())
                    .filter(
                        point ->
                            point != CommitPoint.PROGRESS_SENT
                                || guarantee == DeliveryGuarantee.EXACTLY_ONCE)
                    .map(point -> Arguments.of(guarantee, point)));
  }

  /** As many kills with one worker as with two and with three; one each at least. */
  final void kill(
      String kind,
      DeliveryGuarantee guarantee,
      int all,
      BiFunction<Integer, Integer, KillPlan> planOf)
      throws Exception {
    int left = Math.max(MOST_WORKERS, all);
    for (int workers = 1; workers <= MOST_WORKERS; workers++) {
      int kills = left / (MOST_WORKERS + 1 - workers);
      left -= kills;
      KillPlan plan = planOf.apply(kills, workers);
      try (DeliveryRun run = FaultPipeline.scenario(broker(), guarantee).open()) {
        figures.count(kind, kills, run::verdict, () -> run.execute(plan, 2000));
      }
    }
  }

  /** Lets the workers end when all has come out. */
  static void finish(DeliveryRun run, List<WorkerProcess> workers) {
    run.awaitComplete();
    workers.forEach(WorkerProcess::assertAlive);
    workers.forEach(worker -> worker.stop(STOP_LIMIT));
  }

  /** The pipeline goes on. */
  static void awaitMore(DeliveryRun run) {
    long before = run.arrived();
    Await.until("more comes out", PROGRESS_LIMIT, run::arrived, now -> now > before + 100);
  }

  /** Lets a fault last. */
  static void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
