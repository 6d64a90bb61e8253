package dev.etlsdk.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.internal.step.SubstitutedExecution;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import dev.etlsdk.testkit.guarantee.KillPlan;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
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

  /** The group moves on between what a member has written and its last commit. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void aMemberThatStopsIsExpelledBeforeItsLastCommit(DeliveryGuarantee guarantee) throws Exception {
    AtomicInteger expelled = new AtomicInteger();
    AtomicBoolean stopping = new AtomicBoolean();
    try (DeliveryRun run = WaitingPipeline.scenario(broker(), guarantee).open()) {
      String group = run.pipeline().name() + ":numbers";
      CommitPointListener expelling =
          (task, point) -> {
            if (point == CommitPoint.PREPARED && stopping.get()) {
              expelAll(broker(), group);
              expelled.incrementAndGet();
            }
          };
      run.publish(500);
      try (Execution first =
          SubstitutedExecution.start(
              run.pipeline(),
              run.options().commitInterval(Duration.ofHours(1)).build(),
              Substitutes.of(CommitPointListener.class, expelling))) {
        Await.until(
            "the rows are written", PROGRESS_LIMIT, () -> first.counters().rowsOut(), n -> n > 900);
        stopping.set(true);
        leave(first);
        assertThat(first.state()).isEqualTo(ExecutionState.FINISHED);
        assertThat(first.counters().commits() == 0)
            .as("the commit was refused")
            .isEqualTo(guarantee == DeliveryGuarantee.EXACTLY_ONCE);
      }
      assertThat(expelled).hasValue(1);
      try (Execution second = LocalRunner.create(run.options().build()).start(run.pipeline())) {
        run.awaitComplete();
        leave(second);
      }
      run.verdict().assertHolds();
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

  /** Whoever stops while its group moves on ends in good order, too. */
  private static void leave(Execution member) throws InterruptedException {
    member.stop();
    member.await();
  }

  private static void expelAll(KafkaBroker broker, String group) {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin
          .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get(PROGRESS_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
