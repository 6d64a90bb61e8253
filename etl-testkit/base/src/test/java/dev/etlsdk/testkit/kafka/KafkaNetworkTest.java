package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.testkit.await.Await;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Clients that begin at the network's address stay on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class KafkaNetworkTest {

  private EmbeddedKafka broker;

  @BeforeAll
  void start() {
    broker = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withNetwork());
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void theBrokerAdvertisesTheNetworkToThoseWhoComeThroughIt() throws Exception {
    try (Admin admin = client(broker.network().bootstrapServers())) {
      int port = admin.describeCluster().controller().get(10, TimeUnit.SECONDS).port();
      assertThat(broker.network().bootstrapServers()).isEqualTo("localhost:" + port);
    }
    try (Admin admin = client(broker.bootstrapServers())) {
      int port = admin.describeCluster().controller().get(10, TimeUnit.SECONDS).port();
      assertThat(broker.bootstrapServers()).isEqualTo("localhost:" + port);
    }
  }

  @Test
  void onlyThoseOnTheNetworkFeelThatItIsHeld() throws Exception {
    broker.createTopic("held", 1);
    try (Admin admin = client(broker.network().bootstrapServers())) {
      admin.listTopics().names().get(10, TimeUnit.SECONDS);
      broker.network().hold();
      try {
        assertThatThrownBy(() -> admin.listTopics().names().get(500, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);
        broker.publish("held", "a");
        assertThat(broker.records("held")).hasSize(1);
      } finally {
        broker.network().heal();
      }
      Await.until(
          "it answers again",
          Duration.ofSeconds(30),
          () -> admin.listTopics().names(),
          answer -> answer.isDone() || done(answer));
    }
  }

  private static boolean done(KafkaFuture<?> answer) {
    try {
      answer.get(1, TimeUnit.SECONDS);
      return true;
    } catch (Exception notYet) {
      return false;
    }
  }

  @Test
  void aBrokerWithoutANetworkSaysHowToGetOne() {
    try (EmbeddedKafka plain = EmbeddedKafka.start()) {
      assertThatThrownBy(plain::network).hasMessageContaining("withNetwork()");
    }
  }

  private static Admin client(String servers) {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
  }
}
