package dev.etlsdk.kafka.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;

/** Different pipelines, streams and workers never come to one name. */
class ClientNamesTest {

  @Test
  void groupsOfNamesThatRunIntoEachOtherDiffer() {
    assertThat(ClientNames.group("a-b", "c")).isNotEqualTo(ClientNames.group("a", "b-c"));
    assertThat(ClientNames.group("even-sums", "orders")).isEqualTo("even-sums:orders");
  }

  @Test
  void membersOfNamesThatRunIntoEachOtherDiffer() {
    assertThat(ClientNames.member("a", "b", "c_", 1))
        .isNotEqualTo(ClientNames.member("a", "b_", "c", 1))
        .isNotEqualTo(ClientNames.member("a__b", "", "c_", 1));
    assertThat(ClientNames.member("even-sums", "orders", "host-1", 0))
        .isEqualTo("even-sums__orders__host-1__0");
  }

  @Test
  void kafkaTakesMembersOfAnyName() {
    String member = ClientNames.member("p", "Bestellungen für/übermorgen", "w:1", 0);
    Topic.validate(member);
    assertThat(member).contains("f_c3_bcr_2f");
  }

  @Test
  void longNamesAreCutAndStayDifferent() {
    String worker = "w".repeat(200);
    String one = ClientNames.member("p".repeat(200), "s", worker, 1);
    Topic.validate(one);
    assertThat(one).hasSize(249).isNotEqualTo(ClientNames.member("p".repeat(200), "s", worker, 2));
  }
}
