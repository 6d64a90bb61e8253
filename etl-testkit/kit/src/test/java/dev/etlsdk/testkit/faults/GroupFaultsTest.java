package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Members that go, in good order or not, and others that come. */
class GroupFaultsTest extends FaultSuite {

  /** The group waits for their session to end, and the brokers end their transactions. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void killsOfWorkersWhosePlaceNobodyTakes(DeliveryGuarantee guarantee) throws Exception {
    int kills = scaled(10);
    Random random = new Random(seed);
    try (DeliveryRun run = FaultPipeline.scenario(broker(), guarantee).open()) {
      figures.count(
          "SIGKILL, and nobody takes the worker's place",
          kills,
          run::verdict,
          () -> {
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
            finish(run, workers);
            return kills;
          });
    }
  }

  /**
   * Members come and go in good order, some with names of their own; which, and when, the seed
   * says.
   */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void membersThatJoinAndLeave(DeliveryGuarantee guarantee) throws Exception {
    int rebalances = scaled(50);
    try (DeliveryRun run = FaultPipeline.scenario(broker(), guarantee).open()) {
      figures.count(
          "members that join and leave",
          rebalances,
          run::verdict,
          () -> {
            joinAndLeave(run, rebalances);
            return rebalances;
          });
    }
  }

  private void joinAndLeave(DeliveryRun run, int rebalances) throws InterruptedException {
    Random random = new Random(seed);
    List<Execution> members = new ArrayList<>();
    try {
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
}
