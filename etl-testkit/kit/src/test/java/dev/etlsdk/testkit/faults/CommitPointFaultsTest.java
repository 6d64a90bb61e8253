package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.KillPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers that are killed where they commit. */
class CommitPointFaultsTest extends FaultSuite {

  @ParameterizedTest
  @MethodSource("points")
  void killsAtACommitPoint(DeliveryGuarantee guarantee, CommitPoint point) throws Exception {
    kill(
        "SIGKILL at `" + point + "`, 1 to 3 workers",
        guarantee,
        scaled(20),
        (kills, workers) -> new KillPlan.AtPoint(point, kills, workers));
  }
}
