package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import dev.etlsdk.testkit.guarantee.KillPlan;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaCluster;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults by the hundred under load, for each guarantee. A tenth of them, unless {@code
 * -Dfaults=full} asks for all. {@code -Detl.testkit.seed} repeats a choice of moments.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultSuiteTest {

  private static final boolean FULL = "full".equals(System.getProperty("faults"));
  private static final int MOST_WORKERS = 3;
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
  private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(2);

  private final FaultFigures figures = new FaultFigures();
  private final long seed = Long.getLong("etl.testkit.seed", System.nanoTime() & 0xffffffL);
  private EmbeddedKafka broker;

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

  private static int scaled(int all) {
    return FULL ? all : Math.max(1, all / 10);
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(1)
  void killsAtRandomMoments(DeliveryGuarantee guarantee) {
    int left = scaled(200);
    for (int workers = 1; workers <= MOST_WORKERS; workers++) {
      int kills = left / (MOST_WORKERS + 1 - workers);
      left -= kills;
      KillPlan plan = new KillPlan.AtRandom(kills, workers, seed + workers);
      long begun = System.nanoTime();
      DeliveryVerdict verdict = FaultPipeline.scenario(broker, guarantee).run(plan, 2000);
      figures.add("SIGKILL at random moments, 1 to 3 workers", kills, verdict, since(begun));
    }
  }

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

  @ParameterizedTest
  @MethodSource("points")
  @Order(2)
  void killsAtACommitPoint(DeliveryGuarantee guarantee, CommitPoint point) {
    int kills = scaled(20);
    long begun = System.nanoTime();
    DeliveryVerdict verdict =
        FaultPipeline.scenario(broker, guarantee).run(new KillPlan.AtPoint(point, kills), 2000);
    figures.add("SIGKILL at `" + point + "`", kills, verdict, since(begun));
  }

  /** Members come and go in good order; which, and when, the seed says. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(3)
  void membersThatJoinAndLeave(DeliveryGuarantee guarantee) throws Exception {
    int rebalances = scaled(50);
    Random random = new Random(seed);
    long begun = System.nanoTime();
    List<Execution> members = new ArrayList<>();
    try (DeliveryRun run = FaultPipeline.scenario(broker, guarantee).open()) {
      try (Load load = Load.on(run)) {
        members.add(join(run));
        for (int i = 0; i < rebalances; i++) {
          boolean joins =
              members.size() == 1 || (members.size() < MOST_WORKERS && random.nextBoolean());
          if (joins) {
            members.add(join(run));
          } else {
            leave(members.remove(random.nextInt(members.size())));
          }
        }
      }
      run.awaitComplete();
      for (Execution member : members) {
        leave(member);
      }
      DeliveryVerdict verdict = run.verdict();
      figures.add("members that join and leave", rebalances, verdict, since(begun));
      verdict.assertHolds();
    } finally {
      members.forEach(Execution::close);
    }
  }

  private static Execution join(DeliveryRun run) {
    Execution joined = LocalRunner.create(run.options().build()).start(run.pipeline());
    Await.until(
        "the new member reads", PROGRESS_LIMIT, () -> joined.counters().recordsIn(), n -> n > 0);
    return joined;
  }

  private static void leave(Execution member) throws InterruptedException {
    member.stop();
    member.await();
  }

  /** One broker of three at a time, in order, while two workers go on. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(4)
  void brokersThatRestart(DeliveryGuarantee guarantee) throws Exception {
    int restarts = scaled(20);
    Random random = new Random(seed);
    try (EmbeddedKafkaCluster cluster = EmbeddedKafkaCluster.start();
        DeliveryRun run = FaultPipeline.scenario(cluster, guarantee).open()) {
      long begun = System.nanoTime();
      List<WorkerProcess> workers = List.of(run.start("worker-0", 2), run.start("worker-1", 1));
      try (Load load = Load.on(run)) {
        awaitMore(run);
        for (int i = 0; i < restarts; i++) {
          int which = i % EmbeddedKafkaCluster.BROKERS;
          cluster.stop(which);
          pause(Duration.ofMillis(random.nextInt(3000)));
          cluster.restart(which);
          awaitMore(run);
        }
      }
      finish(run, workers, "restarts of one broker of three", restarts, begun);
    }
  }

  /** Between the workers and their broker; half of the cuts are told to both sides. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(5)
  void networksThatAreCut(DeliveryGuarantee guarantee) throws Exception {
    int cuts = scaled(10);
    Random random = new Random(seed);
    KafkaNetwork network = broker.network();
    try (DeliveryRun run =
        FaultPipeline.scenario(broker, guarantee)
            .workersConnectTo(network.bootstrapServers())
            .open()) {
      long begun = System.nanoTime();
      List<WorkerProcess> workers = List.of(run.start("worker-0", 2), run.start("worker-1", 1));
      try (Load load = Load.on(run)) {
        awaitMore(run);
        for (int i = 0; i < cuts; i++) {
          if (i % 2 == 0) {
            network.hold();
          } else {
            network.cut();
          }
          pause(Duration.ofMillis(1000 + random.nextInt(29_000)));
          network.heal();
          awaitMore(run);
        }
      } finally {
        network.heal();
      }
      finish(run, workers, "network cut for 1 to 30 s", cuts, begun);
    }
  }

  private void finish(
      DeliveryRun run, List<WorkerProcess> workers, String kind, int faults, long begun) {
    run.awaitComplete();
    workers.forEach(WorkerProcess::assertAlive);
    workers.forEach(worker -> worker.stop(STOP_LIMIT));
    DeliveryVerdict verdict = run.verdict();
    figures.add(kind, faults, verdict, since(begun));
    verdict.assertHolds();
  }

  /** The pipeline goes on. */
  private static void awaitMore(DeliveryRun run) {
    long before = run.arrived();
    Await.until("more comes out", PROGRESS_LIMIT, run::arrived, now -> now > before + 100);
  }

  /** Lets a fault last. */
  private static void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
