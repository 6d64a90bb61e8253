package dev.etlsdk.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import dev.etlsdk.testkit.guarantee.KillPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records that wait in a topic to be tried again are neither lost nor, with exactly once, written
 * twice, whoever is killed, comes or goes; each that is poison is in the dead-letter topic once.
 */
class WaitingFaultsTest extends FaultSuite {

  @ParameterizedTest
  @MethodSource("points")
  void killsAtACommitPoint(DeliveryGuarantee guarantee, CommitPoint point) {
    tell(
        "killed at " + point,
        WaitingPipeline.scenario(broker(), guarantee)
            .run(new KillPlan.AtPoint(point, scaled(20)), 1500));
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void killsAtRandomMoments(DeliveryGuarantee guarantee) {
    tell(
        "killed at random moments",
        WaitingPipeline.scenario(broker(), guarantee)
            .run(new KillPlan.AtRandom(scaled(50), 2, seed), 1500));
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void membersThatJoinAndLeave(DeliveryGuarantee guarantee) throws Exception {
    int rebalances = scaled(50);
    Random random = new Random(seed);
    List<Execution> members = new ArrayList<>();
    try (DeliveryRun run = WaitingPipeline.scenario(broker(), guarantee).open()) {
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
      tell("members that join and leave", verdict);
      verdict.assertHolds();
    } finally {
      members.forEach(Execution::close);
    }
  }

  private static void tell(String kind, DeliveryVerdict verdict) {
    System.out.println(kind + ", " + verdict.guarantee() + ": " + verdict);
    assertThat(verdict.lost()).isZero();
  }

  private static Execution join(DeliveryRun run) {
    Execution joined = LocalRunner.create(run.options().build()).start(run.pipeline());
    Await.until(
        "the new member reads", PROGRESS_LIMIT, () -> joined.counters().recordsIn(), n -> n > 0);
    return joined;
  }

  /**
   * The group may move on while a member makes its last commit, on a machine that is busy for
   * longer than a commit is put off: it is refused then, and what it held is read by others.
   */
  private static void leave(Execution member) throws InterruptedException {
    member.stop();
    try {
      member.await();
    } catch (EtlException refused) {
      assertThat(refused.code()).as(refused.getMessage()).isEqualTo(EtlError.KAFKA_0006);
    }
  }
}
