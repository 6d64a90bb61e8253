package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaCluster;
import dev.etlsdk.testkit.kafka.KafkaNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Brokers that restart, and networks that are cut. */
class NetworkFaultsTest extends FaultSuite {

  private static final int BOTH_KINDS = 2;
  private static final int RECORDS_ALONE = 200;
  private static final int SLOW_RECORDS = 600;
  private static final long SLOWLY = 50_000;

  /** One broker of three at a time, in order, while two workers go on. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void brokersThatRestart(DeliveryGuarantee guarantee) throws Exception {
    int restarts = scaled(20);
    Random random = new Random(seed);
    try (EmbeddedKafkaCluster cluster = EmbeddedKafkaCluster.start();
        DeliveryRun run = FaultPipeline.scenario(cluster, guarantee).open()) {
      figures.count(
          "restarts of one broker of three",
          restarts,
          run::verdict,
          () -> {
            List<WorkerProcess> workers =
                List.of(run.start("worker-0", 2), run.start("worker-1", 1));
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
            finish(run, workers);
            return restarts;
          });
    }
  }

  /** Between the workers and their broker; every other cut is told to both sides. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void networksThatAreCut(DeliveryGuarantee guarantee) throws Exception {
    int cuts = Math.max(BOTH_KINDS, scaled(10));
    Random random = new Random(seed);
    KafkaNetwork network = broker().network();
    try (DeliveryRun run =
        FaultPipeline.scenario(broker(), guarantee)
            .workersConnectTo(network.bootstrapServers())
            .open()) {
      figures.count(
          "network cut for 1 to 30 s",
          cuts,
          run::verdict,
          () -> {
            List<WorkerProcess> workers =
                List.of(run.start("worker-0", 2), run.start("worker-1", 1));
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
            }
            finish(run, workers);
            return cuts;
          });
    } finally {
      network.heal();
    }
  }

  /** It goes on as if nothing had been, when others have long taken what it had. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void aWorkerThatIsCutOffUntilOthersGoOnWithoutIt(DeliveryGuarantee guarantee) throws Exception {
    int cuts = scaled(10);
    try (DeliveryRun run = FaultPipeline.scenario(broker(), guarantee).open()) {
      figures.count(
          "one worker cut off until others go on",
          cuts,
          run::verdict,
          () -> {
            cutOneOff(run, broker().network(), cuts);
            return cuts;
          });
    } finally {
      broker().network().heal();
    }
  }

  private static void cutOneOff(DeliveryRun run, KafkaNetwork network, int cuts) throws Exception {
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
    finish(run, List.of(other, cutOff));
  }

  /** A tenth of a second each way, and little room: late, and all there. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void aNetworkThatIsSlow(DeliveryGuarantee guarantee) throws Exception {
    KafkaNetwork network = broker().network();
    try (DeliveryRun run =
        FaultPipeline.scenario(broker(), guarantee)
            .workersConnectTo(network.bootstrapServers())
            .open()) {
      figures.count(
          "a slow network, 100 ms each way and 50 kB/s",
          1,
          run::verdict,
          () -> {
            network.latency(Duration.ofMillis(100));
            network.limit(SLOWLY);
            List<WorkerProcess> workers =
                List.of(run.start("worker-0", 1), run.start("worker-1", 1));
            run.publish(SLOW_RECORDS);
            finish(run, workers);
            return 1;
          });
    } finally {
      network.heal();
    }
  }
}
