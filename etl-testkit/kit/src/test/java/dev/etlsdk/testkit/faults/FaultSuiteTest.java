package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
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
import java.util.function.BiFunction;
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
  private static final int RECORDS_ALONE = 200;
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
  private static final Duration PROGRESS_LIMIT = Duration.ofMinutes(2);

  /** In a transaction nobody can end but the brokers, once its time-out is over. */
  private static final String NOBODY_TAKES_ITS_PLACE = "";

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
    kill(
        "SIGKILL at random moments, 1 to 3 workers",
        guarantee,
        scaled(200),
        (kills, workers) -> new KillPlan.AtRandom(kills, workers, seed + workers));
  }

  /** As many kills with one worker as with two and with three. */
  private void kill(
      String kind,
      DeliveryGuarantee guarantee,
      int all,
      BiFunction<Integer, Integer, KillPlan> planOf) {
    int left = all;
    for (int workers = 1; workers <= MOST_WORKERS; workers++) {
      int kills = left / (MOST_WORKERS + 1 - workers);
      left -= kills;
      if (kills == 0) {
        continue;
      }
      long begun = System.nanoTime();
      try (DeliveryRun run = FaultPipeline.scenario(broker, guarantee).open()) {
        run.execute(planOf.apply(kills, workers), 2000);
        figures.add(kind, kills, run.verdict(), since(begun));
      }
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
    kill(
        "SIGKILL at `" + point + "`, 1 to 3 workers",
        guarantee,
        scaled(20),
        (kills, workers) -> new KillPlan.AtPoint(point, kills, workers));
  }

  /** The group waits for their session to end, and the brokers end their transactions. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(3)
  void killsOfWorkersWhosePlaceNobodyTakes(DeliveryGuarantee guarantee) throws Exception {
    int kills = scaled(10);
    Random random = new Random(seed);
    try (DeliveryRun run = FaultPipeline.scenario(broker, guarantee).open()) {
      long begun = System.nanoTime();
      List<WorkerProcess> workers = new ArrayList<>();
      workers.add(run.start(NOBODY_TAKES_ITS_PLACE));
      workers.add(run.start(NOBODY_TAKES_ITS_PLACE));
      for (int i = 0; i < kills; i++) {
        try (Load load = Load.on(run)) {
          awaitMore(run);
          workers.remove(random.nextInt(workers.size())).kill();
          workers.add(run.start(NOBODY_TAKES_ITS_PLACE));
        }
        run.awaitComplete();
      }
      finish(run, workers, "SIGKILL, and nobody takes the worker's place", kills, begun);
    }
  }

  /**
   * Members come and go in good order, some with names of their own; which, and when, the seed
   * says.
   */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(4)
  void membersThatJoinAndLeave(DeliveryGuarantee guarantee) throws Exception {
    int rebalances = scaled(50);
    Random random = new Random(seed);
    long begun = System.nanoTime();
    List<Execution> members = new ArrayList<>();
    try (DeliveryRun run = FaultPipeline.scenario(broker, guarantee).open()) {
      try (Load load = Load.on(run)) {
        members.add(join(run, NOBODY_TAKES_ITS_PLACE));
        for (int i = 0; i < rebalances; i++) {
          boolean joins =
              members.size() == 1 || (members.size() < MOST_WORKERS && random.nextBoolean());
          if (joins) {
            members.add(join(run, random.nextBoolean() ? "w" + i : NOBODY_TAKES_ITS_PLACE));
          } else {
            leave(members.remove(random.nextInt(members.size())));
          }
        }
      }
      run.awaitComplete();
      for (Execution member : members) {
        leave(member);
      }
      figures.add("members that join and leave", rebalances, run.verdict(), since(begun));
    } finally {
      members.forEach(Execution::close);
    }
  }

  private static Execution join(DeliveryRun run, String worker) {
    RunnerOptions.Builder options = run.options();
    if (!worker.isEmpty()) {
      options.workerId(worker);
    }
    Execution joined = LocalRunner.create(options.build()).start(run.pipeline());
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
  @Order(5)
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
  @Order(6)
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

  /** It goes on as if nothing had been, when others have long taken what it had. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Order(7)
  void aWorkerThatIsCutOffUntilOthersGoOnWithoutIt(DeliveryGuarantee guarantee) throws Exception {
    int cuts = scaled(10);
    KafkaNetwork network = broker.network();
    try (DeliveryRun run = FaultPipeline.scenario(broker, guarantee).open()) {
      long begun = System.nanoTime();
      WorkerProcess other = run.start(NOBODY_TAKES_ITS_PLACE);
      WorkerProcess cutOff =
          run.startConnectedTo(network.bootstrapServers(), NOBODY_TAKES_ITS_PLACE, 1);
      for (int i = 0; i < cuts; i++) {
        try (Load load = Load.on(run)) {
          run.publishUntil("the worker that will be cut off reads", cutOff::isReading);
          awaitMore(run);
          network.hold();
          awaitMore(run);
        }
        run.awaitComplete();
        network.heal();
        // Nobody else is there: what comes out now is of the worker that was away.
        other.stop(STOP_LIMIT);
        run.publish(RECORDS_ALONE);
        run.awaitComplete();
        other = run.start(NOBODY_TAKES_ITS_PLACE);
      }
      finish(run, List.of(other, cutOff), "one worker cut off until others go on", cuts, begun);
    } finally {
      network.heal();
    }
  }

  private void finish(
      DeliveryRun run, List<WorkerProcess> workers, String kind, int faults, long begun) {
    run.awaitComplete();
    workers.forEach(WorkerProcess::assertAlive);
    workers.forEach(worker -> worker.stop(STOP_LIMIT));
    figures.add(kind, faults, run.verdict(), since(begun));
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
