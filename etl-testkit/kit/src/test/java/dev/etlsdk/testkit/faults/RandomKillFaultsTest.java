package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.KillPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that are killed at any moment. */
class RandomKillFaultsTest extends FaultSuite {

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void killsAtRandomMoments(DeliveryGuarantee guarantee) throws Exception {
    kill(
        "SIGKILL at random moments, 1 to 3 workers",
        guarantee,
        scaled(200),
        (kills, workers) -> new KillPlan.AtRandom(kills, workers, seed + workers));
  }
}
