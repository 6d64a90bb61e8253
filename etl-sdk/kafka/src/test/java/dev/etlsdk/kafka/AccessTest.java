package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.security.KafkaResource;
import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import dev.etlsdk.testkit.kafka.security.SaslMechanism;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A broker that knows its users, and lets them do what they are allowed to. */
@ArrowTest
class AccessTest {

  private static final String PASSWORD = "hush-hush";
  private static EmbeddedKafka broker;
  private static String secured;

  @BeforeAll
  static void start() {
    broker =
        EmbeddedKafka.start(
            EmbeddedKafkaOptions.defaults()
                .withBrokerProperty("listener.name.secured.sasl.enabled.mechanisms", "PLAIN")
                .withSecurity(KafkaSecurity.user("etl", PASSWORD).withAuthorization()));
    secured = broker.secured().bootstrapServers();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("password", 1);
    KafkaSource source = source(topic, "wr0ng-word");
    assertRefused(
        () -> source.reader(new Task(allocator, topic).source()),
        "check user, password and mechanism",
        "input");
    try (Task task = new Task(allocator, topic);
        Batch batch = Writing.texts(allocator, "a")) {
      assertRefused(
          () -> sink(topic, "wr0ng-word").writer(batch.schema(), task.sink()),
          "check user, password and mechanism",
          "output");
    }
  }

  @Test
  void aMechanismThatTheBrokerLacksIsToldWithThoseThatItHas(BufferAllocator allocator) {
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic("dlq")
            .bootstrapServers(secured)
            .properties(broker.secured().login(SaslMechanism.SCRAM_SHA_256, "etl"))
            .build();
    try (Task task = new Task(allocator, "login")) {
      assertThat(letters.audit(task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding)
                      .hasMessageContaining("ETL-KAFKA-0007")
                      .hasMessageContaining("[PLAIN]")
                      .hasMessageContaining("set sasl.mechanism to one that the broker has"));
    }
  }

  @Test
  void aTopicThatMayNotBeReadIsNamed(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("forbidden", 1);
    KafkaSource source = source(topic, PASSWORD);
    assertRefused(() -> source.reader(new Task(allocator, topic).source()), topic, "input");
    assertRefused(() -> source.enumerator(new Task(allocator, topic).source()), topic, "input");
  }

  @Test
  void aGroupThatMayNotBeUsedIsRefused(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("group", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "READ");
    try (Reading reading =
        Reading.start(source(topic, PASSWORD), new Task(allocator, topic).source())) {
      assertRefused(() -> reading.untilValues(1), "READ on its group", "input");
    }
  }

  @Test
  void aTopicThatMayNotBeWrittenIsRefused(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("read-only", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "DESCRIBE");
    try (Task task = new Task(allocator, topic)) {
      assertRefused(
          () -> Writing.write(sink(topic, PASSWORD), Writing.texts(allocator, "a"), task),
          "a sink WRITE",
          "output");
    }
    assertThat(broker.records(topic)).isEmpty();
  }

  @Test
  void aTopicThatOnlyARowNamesAndThatMayNotBeDescribedIsRefused(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("named-by-a-row", 1);
    KafkaSink sink =
        KafkaSink.topicFrom("target")
            .bootstrapServers(secured)
            .codec(new TextCodec())
            .properties(login(PASSWORD))
            .build();
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          BatchBuilder.of("target VARCHAR, text VARCHAR", allocator).row(topic, "v").build();
      assertRefused(() -> Writing.write(sink, batch, task), "DESCRIBE", "output");
    }
  }

  @Test
  void readsAndWritesWithTheRightsThatTheErrorNames(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("allowed", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "READ", "WRITE", "DESCRIBE_CONFIGS");
    broker.allow("etl", KafkaResource.GROUP, topic + ":input", "READ");
    try (Task task = new Task(allocator, topic)) {
      Writing.write(sink(topic, PASSWORD), Writing.texts(allocator, texts(0, 3)), task);
      try (Reading reading = Reading.start(source(topic, PASSWORD), task.source())) {
        reading.untilValues(3);
      }
    }
    assertThat(broker.committedOffsets(topic + ":input", topic)).containsEntry(0, 3L);
  }

  @Test
  void auditNamesEveryRightThatIsMissingBeforeAnythingIsReadOrWritten(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("audited", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "DESCRIBE");
    broker.allow("etl", KafkaResource.TOPIC, topic, "DESCRIBE_CONFIGS");
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic(topic).bootstrapServers(secured).properties(login(PASSWORD)).build();
    try (Task task = new Task(allocator, topic)) {
      assertThat(source(topic, PASSWORD).audit(task.source()))
          .extracting(EtlException::getMessage)
          .hasSize(2)
          .allSatisfy(text -> assertThat(text).contains("ETL-KAFKA-0007").contains("READ on its"))
          .anySatisfy(text -> assertThat(text).contains("reading topic '" + topic + "' is refused"))
          .anySatisfy(text -> assertThat(text).contains(topic + ":input"));
      assertThat(sink(topic, PASSWORD).audit(TextCodec.SCHEMA, task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.getMessage())
                      .contains("writing to topic '" + topic + "' is refused"));
      assertThat(letters.audit(task.sink())).hasSize(1);
    }
  }

  @Test
  void lettersThatMayNotBeWrittenAnyMoreAreNotPassedOver(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("letters", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE", "DESCRIBE_CONFIGS");
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic(topic).bootstrapServers(secured).properties(login(PASSWORD)).build();
    try (Task task = new Task(allocator, topic);
        DeadLetterWriter writer = letters.writer(task.sink())) {
      writer.write(letter("first"));
      writer.commit(writer.prepare(Position.none()));
      forbid(topic);
      assertRefused(
          () -> {
            writer.write(letter("second"));
            writer.prepare(Position.none());
          },
          "a sink WRITE",
          "output");
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("first");
  }

  private static DeadLetter letter(String value) {
    return new DeadLetter(
        InMemoryRecords.ofValues("in", value),
        0,
        new RowError(0, EtlError.DECODE_0001, null, "no record", null),
        "p",
        "1",
        "stream",
        "decode",
        Instant.EPOCH,
        1);
  }

  @Test
  void auditNamesATopicThatMayNotEvenBeDescribed(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("hidden", 1);
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic(topic).bootstrapServers(secured).properties(login(PASSWORD)).build();
    try (Task task = new Task(allocator, topic)) {
      List<EtlException> findings = new ArrayList<>();
      findings.addAll(source(topic, PASSWORD).audit(task.source()));
      findings.addAll(sink(topic, PASSWORD).audit(TextCodec.SCHEMA, task.sink()));
      findings.addAll(letters.audit(task.sink()));
      assertThat(findings)
          .hasSize(3)
          .allSatisfy(finding -> assertThat(finding.problem()).contains(topic));
    }
  }

  @Test
  void loginThatIsMalformedIsToldByItsPropertyAndNotRepeated(BufferAllocator allocator) {
    Map<String, String> login = new HashMap<>(login(PASSWORD));
    login.computeIfPresent("sasl.jaas.config", (name, text) -> text.replace(";", ""));
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic("dlq").bootstrapServers(secured).properties(login).build();
    try (Task task = new Task(allocator, "login")) {
      assertThat(letters.audit(task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding)
                      .hasMessageContaining("correct the property sasl.jaas.config")
                      .hasMessageNotContaining(PASSWORD));
    }
  }

  @Test
  void auditFindsNothingWithTheRightsThatTheErrorNames(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("audited-allowed", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "READ", "WRITE", "DESCRIBE_CONFIGS");
    broker.allow("etl", KafkaResource.GROUP, topic + ":input", "READ");
    try (Task task = new Task(allocator, topic)) {
      assertThat(source(topic, PASSWORD).audit(task.source())).isEmpty();
      assertThat(sink(topic, PASSWORD).audit(TextCodec.SCHEMA, task.sink())).isEmpty();
    }
  }

  @Test
  void auditLooksWhetherTransactionsMayBeWritten(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("transactions", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE", "DESCRIBE_CONFIGS");
    try (Task task = new Task(allocator, topic, "w", 0, DeliveryGuarantee.EXACTLY_ONCE)) {
      assertThat(sink(topic, PASSWORD).audit(TextCodec.SCHEMA, task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding)
                      .hasMessageContaining("ETL-KAFKA-0007")
                      .hasMessageContaining("writing transactions as '" + topic + "__w__0'")
                      .hasMessageContaining("WRITE on the transactional ids")
                      .hasMessageContaining("'" + topic + "__'"));
      broker.allow("etl", KafkaResource.TRANSACTIONAL_ID, topic + "__*", "WRITE");
      assertThat(sink(topic, PASSWORD).audit(TextCodec.SCHEMA, task.sink())).isEmpty();
    }
  }

  @Test
  void transactionsThatMayNotBeWrittenAreRefusedBeforeAnythingIs(BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("untransacted", 1);
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE", "DESCRIBE_CONFIGS");
    broker.allow("etl", KafkaResource.TRANSACTIONAL_ID, topic + "__*", "DESCRIBE");
    try (Task task = new Task(allocator, topic, "w", 0, DeliveryGuarantee.EXACTLY_ONCE)) {
      assertRefused(
          () -> sink(topic, PASSWORD).writer(TextCodec.SCHEMA, task.sink()),
          "WRITE on the transactional ids that begin with '" + topic + "__'",
          "output");
    }
  }

  @Test
  void auditLooksWhetherTheTopicMayBeMade(BufferAllocator allocator) {
    String topic = "made-" + UUID.randomUUID();
    broker.allow("etl", KafkaResource.TOPIC, topic, "WRITE", "DESCRIBE_CONFIGS");
    try (Task task = new Task(allocator, "making")) {
      assertThat(making(topic, 1).audit(TextCodec.SCHEMA, task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding)
                      .hasMessageContaining("ETL-KAFKA-0007")
                      .hasMessageContaining("creating topic '" + topic + "' is refused")
                      .hasMessageContaining("grant CREATE"));
      broker.allow("etl", KafkaResource.TOPIC, topic, "CREATE");
      assertThat(making(topic, 1).audit(TextCodec.SCHEMA, task.sink())).isEmpty();
      assertThat(making(topic, 3).audit(TextCodec.SCHEMA, task.sink()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding)
                      .hasMessageContaining("ETL-KAFKA-0009")
                      .hasMessageContaining("correct createTopic"));
    }
    assertThat(broker.topics()).doesNotContain(topic);
  }

  private static KafkaSink making(String topic, int replication) {
    return KafkaSink.topic(topic)
        .bootstrapServers(secured)
        .codec(new TextCodec())
        .properties(login(PASSWORD))
        .createTopic(1, replication)
        .build();
  }

  private static void assertRefused(ThrowingCallable call, String hint, String stage) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0007);
              assertThat(failure.retryable()).isFalse();
              assertThat(failure.location().stage()).isEqualTo(stage);
            })
        .hasMessageContaining(hint)
        .hasMessageNotContaining(PASSWORD)
        .hasMessageNotContaining("wr0ng-word");
  }

  private static void forbid(String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      AclBindingFilter all =
          new AclBindingFilter(
              new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.LITERAL),
              AccessControlEntryFilter.ANY);
      admin.deleteAcls(List.of(all)).all().get();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static KafkaSource source(String topic, String password) {
    return KafkaSource.topic(topic)
        .bootstrapServers(secured)
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec())
        .properties(login(password))
        .build();
  }

  private static KafkaSink sink(String topic, String password) {
    return KafkaSink.topic(topic)
        .bootstrapServers(secured)
        .codec(new TextCodec())
        .properties(login(password))
        .build();
  }

  private static Map<String, String> login(String password) {
    return broker.secured().login(SaslMechanism.PLAIN, "etl", password);
  }
}
