package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.testkit.kafka.security.KafkaResource;
import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import dev.etlsdk.testkit.kafka.security.SaslMechanism;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecuredKafkaTest {

  private static final String PASSWORD = "hush-hush";
  private static EmbeddedKafka broker;

  @BeforeAll
  static void start() {
    broker =
        EmbeddedKafka.start(
            EmbeddedKafkaOptions.defaults()
                .withSecurity(
                    KafkaSecurity.user("etl", PASSWORD)
                        .withUser("other", "another-word")
                        .withTls()
                        .withAuthorization()));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void letsAUserInByEachMechanism(SaslMechanism mechanism) throws Exception {
    String topic = broker.createUniqueTopic("in", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE");
    send(topic, broker.secured().login(mechanism, "etl"));
    assertThat(broker.records(topic)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAWrongPassword(SaslMechanism mechanism) {
    String topic = broker.createUniqueTopic("wrong", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE");
    Map<String, String> wrong = broker.secured().login(mechanism, "etl", "wr0ng-word");
    if (mechanism == SaslMechanism.OAUTHBEARER) {
      // The endpoint refuses it, before there is a client at all.
      assertThatThrownBy(() -> send(topic, wrong)).isInstanceOf(KafkaException.class);
    } else {
      assertThatThrownBy(() -> send(topic, wrong))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void refusesWhatAUserIsNotAllowed() {
    String topic = broker.createUniqueTopic("others", 1);
    broker.allow("other", KafkaResource.TOPIC, topic, "WRITE");
    assertThatThrownBy(() -> send(topic, broker.secured().login(SaslMechanism.PLAIN, "etl")))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void aRightMayStandForAllNamesThatBeginAlike() throws Exception {
    String topic = broker.createUniqueTopic("prefixed", 1);
    broker.allow("etl", KafkaResource.TOPIC, "prefixed*", "WRITE");
    send(topic, broker.secured().login(SaslMechanism.SCRAM_SHA_256, "etl"));
    assertThat(broker.records(topic)).hasSize(1);
  }

  @Test
  void isNotTrustedWithoutItsCertificate() {
    Map<String, String> login = new HashMap<>(broker.secured().login(SaslMechanism.PLAIN, "etl"));
    login.keySet().removeIf(name -> name.startsWith("ssl.truststore"));
    assertThatThrownBy(() -> names(login)).hasCauseInstanceOf(AuthenticationException.class);
  }

  @Test
  void theTestsOwnAddressStaysOpen() {
    String topic = broker.createUniqueTopic("open", 1);
    broker.publish(topic, "a");
    assertThat(broker.records(topic)).hasSize(1);
  }

  @Test
  void keepsUsersAndRightsOverARestart() throws Exception {
    String topic = broker.createUniqueTopic("restarted", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE");
    broker.stop();
    broker.restart();
    send(topic, broker.secured().login(SaslMechanism.SCRAM_SHA_512, "etl"));
    assertThat(broker.records(topic)).hasSize(1);
  }

  @Test
  void tlsAloneNeedsNoLoginAndLeavesNoFiles() throws Exception {
    Path trust;
    try (EmbeddedKafka encrypted =
        EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withSecurity(KafkaSecurity.tls()))) {
      Map<String, String> properties = new HashMap<>(encrypted.secured().withoutLogin());
      properties.put("bootstrap.servers", encrypted.secured().bootstrapServers());
      assertThat(properties).containsEntry("security.protocol", "SSL");
      trust = Path.of(properties.get("ssl.truststore.location"));
      encrypted.createTopic("seen", 1);
      try (Admin admin = Admin.create(Map.copyOf(properties))) {
        assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("seen");
      }
    }
    assertThat(Files.exists(trust)).isFalse();
  }

  @Test
  void tellsWhatIsWrongWithItsOwnSettings() {
    assertThatThrownBy(() -> KafkaSecurity.tls().withAuthorization())
        .hasMessageContaining("needs users");
    assertThatThrownBy(() -> KafkaSecurity.user("a b", "x")).hasMessageContaining("name:");
    assertThatThrownBy(() -> KafkaSecurity.user("a", "hush\"hush"))
        .hasMessageContaining("password:")
        .hasMessageNotContaining("hush");
    assertThat(KafkaSecurity.user("a", PASSWORD).toString()).doesNotContain(PASSWORD);
    assertThatThrownBy(() -> broker.secured().login(SaslMechanism.PLAIN, "nobody"))
        .hasMessageContaining("etl");
    assertThatThrownBy(
            () ->
                KafkaProcess.start(
                    EmbeddedKafkaOptions.defaults().withSecurity(KafkaSecurity.tls()), List.of()))
        .hasMessageContaining("EmbeddedKafka");
  }

  private static void names(Map<String, String> login) throws Exception {
    Map<String, Object> properties = new HashMap<>(login);
    properties.put("bootstrap.servers", broker.secured().bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }

  private static void send(String topic, Map<String, String> login) throws Exception {
    Map<String, Object> properties = new HashMap<>(login);
    properties.put("bootstrap.servers", broker.secured().bootstrapServers());
    try (Producer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, "value"));
      sent.get(20, TimeUnit.SECONDS);
    }
  }
}
