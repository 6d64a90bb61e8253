package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of a process may stand for it after a restart. */
class WorkerNameTest {

  @Test
  void aHostsNameIsSharedByItsProcesses() {
    assertThat(WorkerName.ofHost(Map.of("HOSTNAME", "build-7")))
        .isEqualTo(new WorkerName("build-7", false));
    assertThat(WorkerName.ofHost(Map.of()).stable()).isFalse();
  }

  @Test
  void aPodOfAStatefulSetHasAStableName() {
    Map<String, String> pod =
        Map.of("HOSTNAME", "orders-etl-2", "KUBERNETES_SERVICE_HOST", "10.0.0.1");
    assertThat(WorkerName.ofHost(pod)).isEqualTo(new WorkerName("orders-etl-2", true));
  }

  /** What ends its name is made up, and is digits only once in some hundred pods. */
  @ParameterizedTest
  @ValueSource(strings = {"orders-6d4cf56db6-x2v9k", "orders-6d4cf56db6-24579", "orders-24579"})
  void aPodOfADeploymentHasNone(String name) {
    Map<String, String> pod = Map.of("HOSTNAME", name, "KUBERNETES_SERVICE_HOST", "10.0.0.1");
    assertThat(WorkerName.ofHost(pod).stable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders-0", "orders-10", "orders-9999"})
  void anOrdinalHasUpToFourDigits(String name) {
    Map<String, String> pod = Map.of("HOSTNAME", name, "KUBERNETES_SERVICE_HOST", "10.0.0.1");
    assertThat(WorkerName.ofHost(pod).stable()).isTrue();
  }

  @Test
  void aGivenNameIsStable() {
    assertThat(RunnerOptions.builder().workerId("w").build().hasStableWorkerId()).isTrue();
  }
}
