package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes are found when a source or sink is built, with no broker in sight. */
class KafkaSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "enable.auto.commit, true, before the rows are written",
    "auto.commit.interval.ms, 1000, nothing is committed by a timer",
    "auto.offset.reset, latest, onLostOffsets",
    "interceptor.classes, com.example.Spy, drop or change records",
    "key.deserializer, com.example.Key, the source reads bytes",
    "value.deserializer, com.example.Value, the source reads bytes",
    "group.instance.id, me, give the worker an id"
  })
  void refusesWhatWouldBreakAGuaranteeOfASource(String key, String value, String reason) {
    assertThatThrownBy(() -> source().property(key, value).build())
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0003))
        .hasMessageContaining("'" + key + "' is refused")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "acks, 1, lost with it",
    "acks, 0, lost with it",
    "enable.idempotence, false, twice or out of order",
    "interceptor.classes, com.example.Spy, after their verdict",
    "key.serializer, com.example.Key, keyFrom",
    "value.serializer, com.example.Value, codec",
    "transactional.id, me, give the worker an id"
  })
  void refusesWhatWouldBreakAGuaranteeOfASink(String key, String value, String reason) {
    assertThatThrownBy(() -> sink().property(key, value).build())
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0003))
        .hasMessageContaining("'" + key + "' is refused")
        .hasMessageContaining(reason);
    assertThatThrownBy(
            () ->
                KafkaDeadLetters.topic("dlq")
                    .bootstrapServers("b:9092")
                    .property(key, value)
                    .build())
        .hasMessageContaining("'" + key + "' is refused");
  }

  @Test
  void whatRefersToASecretIsNotLookedForBeforeTheStart() {
    KafkaSource source =
        source()
            .property("ssl.truststore.password", "file:/nowhere/secret")
            .property("max.poll.records", "env:ETL_TEST_NO_SUCH_VARIABLE")
            .property("sasl.oauthbearer.token.endpoint.url", "file:/run/token")
            .build();
    assertThat(source.toString()).doesNotContain("secret");
  }

  @Test
  void takesValuesThatSayWhatHoldsAnyway() {
    assertThatCode(
            () -> {
              source().property("enable.auto.commit", "false").build();
              source().property("auto.offset.reset", "none").build();
              sink().property("acks", "all").property("enable.idempotence", "true").build();
              sink().property("acks", "-1").build();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void saysHowLongItsGroupWaitsForAPoll() {
    assertThat(source().build().longestSilence()).contains(Duration.ofMinutes(5));
    assertThat(source().property("max.poll.interval.ms", "20000").build().longestSilence())
        .contains(Duration.ofSeconds(20));
    assertThat(source().property("max.poll.interval.ms", "${file:x:y}").build().longestSilence())
        .isEmpty();
  }

  @Test
  void saysHowLongTheBrokersLeaveATransactionOpen() {
    assertThat(sink().build().longestTransaction("w")).contains(Duration.ofMinutes(1));
    assertThat(sink().build().longestTransaction("")).contains(Duration.ofSeconds(10));
    KafkaSink own = sink().property("transaction.timeout.ms", "20000").build();
    assertThat(own.longestTransaction("")).contains(Duration.ofSeconds(20));
    KafkaSink indirect = sink().property("transaction.timeout.ms", "${file:x:y}").build();
    assertThat(indirect.longestTransaction("")).isEmpty();
  }

  @Test
  void passesEveryOtherPropertyThrough() {
    assertThatCode(
            () ->
                source()
                    .properties(
                        Map.of(
                            "max.poll.interval.ms", "600000",
                            "isolation.level", "read_uncommitted",
                            "security.protocol", "SASL_SSL",
                            "sasl.jaas.config", "${file:/etc/secret:jaas}",
                            "config.providers", "file",
                            "config.providers.file.class",
                                "org.apache.kafka.common.config.provider.FileConfigProvider",
                            "plugin.example.reporter.url", "http://example.com"))
                    .build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "plugin.interceptor.classes, com.example.Spy, ETL-KAFKA-0003",
    "plugin.enable.auto.commit, true, ETL-KAFKA-0003",
    "plugin.max.poll.records, 5, write it as 'max.poll.records'"
  })
  void hidesNoneOfKafkasPropertiesBehindThePrefixOfPlugIns(
      String key, String value, String message) {
    assertThatThrownBy(() -> source().property(key, value).build()).hasMessageContaining(message);
    assertThatThrownBy(() -> sink().property("plugin.transactional.id", "me").build())
        .hasMessageContaining("ETL-KAFKA-0003");
  }

  @Test
  void refusesAStartInATopicThatIsNotRead() {
    assertThatThrownBy(
            () ->
                complete(KafkaSource.topics("orders", "payments"))
                    .start(KafkaStart.offset("order", 0, 5))
                    .build())
        .hasMessageContaining("ETL-KAFKA-0009")
        .hasMessageContaining("'order', which the source doesn't read")
        .hasMessageContaining("did you mean 'orders'?");
    assertThatThrownBy(
            () ->
                complete(KafkaSource.topicPattern(Pattern.compile("orders-.*")))
                    .start(KafkaStart.offset("orders", 0, 5))
                    .build())
        .hasMessageContaining("'orders', which doesn't match /orders-.*/");
  }

  @Test
  void namesTheNearestProperty() {
    assertThatThrownBy(() -> source().property("max.pol.records", "10").build())
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> assertThat(failure.code()).isEqualTo(EtlError.CONFIG_0001))
        .hasMessageContaining("have no property 'max.pol.records'")
        .hasMessageContaining("did you mean 'max.poll.records'?")
        .hasMessageContaining("'plugin.max.pol.records'");
  }

  @Test
  void saysWhereAPropertyBelongs() {
    assertThatThrownBy(() -> source().property("compression.type", "zstd").build())
        .hasMessageContaining("a property of producers: set it on the sink");
    assertThatThrownBy(() -> sink().property("max.poll.records", "10").build())
        .hasMessageContaining("a property of consumers: set it on the source");
  }

  @Test
  void refusesAValueThatCantBeReadAndDoesNotRepeatIt() {
    assertThatThrownBy(() -> source().property("max.poll.records", "many").build())
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> assertThat(failure.code()).isEqualTo(EtlError.CONFIG_0002))
        .hasMessageContaining("'max.poll.records' can't be read: Not a number")
        .hasMessageNotContaining("many");
  }

  @Test
  void reportsAllMistakesAtOnce() {
    assertThatThrownBy(
            () ->
                KafkaSource.topic("in")
                    .property("enable.auto.commit", "true")
                    .property("fetch.mn.bytes", "1")
                    .build())
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("5 settings are wrong")
        .hasMessageContaining("bootstrapServers")
        .hasMessageContaining("schema")
        .hasMessageContaining("codec")
        .hasMessageContaining("enable.auto.commit")
        .hasMessageContaining("did you mean 'fetch.min.bytes'");
    assertThatThrownBy(() -> KafkaSink.topic(" ").build())
        .hasMessageContaining("3 settings are wrong")
        .hasMessageContaining("the topic has no name");
    assertThatThrownBy(() -> KafkaDeadLetters.topic("").build())
        .hasMessageContaining("2 settings are wrong");
  }

  @Test
  void takesServersAndGroupFromProperties() {
    KafkaSource source =
        KafkaSource.topic("in")
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .properties(Map.of("bootstrap.servers", "b:1", "group.id", "g"))
            .build();
    assertThat(source).hasToString("kafka in on b:1, group g, from earliest, text");
  }

  @Test
  void refusesTopicsThatMakeNoSense() {
    assertThatThrownBy(() -> complete(KafkaSource.topics()).build())
        .hasMessageContaining("ETL-KAFKA-0009");
    assertThatThrownBy(() -> complete(KafkaSource.topics("a", "a")).build())
        .hasMessageContaining("each name once");
    assertThatThrownBy(() -> source().topicsMayAppear()).hasMessageContaining("topicPattern");
    assertThatCode(
            () ->
                complete(KafkaSource.topicPattern(Pattern.compile("a.*")))
                    .topicsMayAppear()
                    .build())
        .doesNotThrowAnyException();
  }

  @Test
  void waitsThirtySecondsForBrokersUnlessToldOtherwise() {
    KafkaDeadLetters.Builder letters = KafkaDeadLetters.topic("dlq").bootstrapServers("b:9092");
    Duration usual = Duration.ofSeconds(30);
    assertThat(source().build().settings().connectTimeout()).isEqualTo(usual);
    assertThat(sink().build().connectTimeout()).isEqualTo(usual);
    assertThat(letters.build().connectTimeout()).isEqualTo(usual);
    Duration own = Duration.ofSeconds(2);
    assertThat(source().connectTimeout(own).build().settings().connectTimeout()).isEqualTo(own);
    assertThat(sink().connectTimeout(own).build().connectTimeout()).isEqualTo(own);
    assertThat(letters.connectTimeout(own).build().connectTimeout()).isEqualTo(own);
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThatThrownBy(() -> source().connectTimeout(Duration.ZERO))
        .hasMessageContaining("connectTimeout: more than zero");
    assertThatThrownBy(() -> source().outageTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("outageTimeout");
    assertThatThrownBy(() -> sink().connectTimeout(Duration.ZERO))
        .hasMessageContaining("connectTimeout");
    assertThatThrownBy(() -> sink().createTopic(0, 1)).hasMessageContaining("at least 1 partition");
    assertThatThrownBy(() -> KafkaStart.offset("t", -1, 0)).hasMessageContaining("'t'");
  }

  private static KafkaSource.Builder source() {
    return complete(KafkaSource.topic("in"));
  }

  private static KafkaSource.Builder complete(KafkaSource.Builder builder) {
    return builder.bootstrapServers("b:9092").schema(TextCodec.SCHEMA).codec(new TextCodec());
  }

  private static KafkaSink.Builder sink() {
    return KafkaSink.topic("out").bootstrapServers("b:9092").codec(new TextCodec());
  }
}
