package dev.etlsdk.kafka.internal.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.DeadLetterHeaders;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.Secrets;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is seen of a topic of dead letters. */
@KafkaTest
class LetterLogTest {

  private static final Duration SOON = Duration.ofMillis(600);

  private KafkaBroker broker;
  private String topic;

  @BeforeEach
  void topic(KafkaBroker given) {
    broker = given;
    topic = broker.createUniqueTopic("letters", 1);
  }

  private static KafkaRecord letter(String pipeline, String code) {
    return KafkaRecord.of("x")
        .withHeader("own", "1")
        .withHeader(DeadLetterHeaders.PREFIX + "code", code)
        .withHeader(DeadLetterHeaders.PREFIX + "pipeline", pipeline)
        .withHeader(DeadLetterHeaders.PREFIX + "topic", "in");
  }

  private LetterLog open(boolean strict, Duration connectTimeout) {
    KafkaFailures failures =
        new KafkaFailures(broker.bootstrapServers(), ErrorLocation.NONE, Secrets.of(Map.of()));
    LetterTopic letters =
        new LetterTopic(topic, false, broker.bootstrapServers(), connectTimeout, Map.of(), "test");
    return LetterLog.open(letters, "p", Substitutes.none(), failures, strict, SOON);
  }

  private List<StoredLetter> read(boolean strict) {
    List<StoredLetter> found = new ArrayList<>();
    try (LetterLog log = open(strict, Duration.ofSeconds(10))) {
      for (StoredLetter letter = log.next(); letter != null; letter = log.next()) {
        found.add(letter);
      }
    }
    return found;
  }

  @Test
  void onlyLettersOfThePipelineThatAreNotSentAreOpen() {
    OffsetRanges first = new OffsetRanges();
    first.add(0);
    broker.publish(
        topic, List.of(letter("p", "A"), letter("other", "B"), KafkaRecord.of("no letter")));
    broker.publish(
        topic,
        List.of(
            KafkaRecord.ofBytes(null)
                .withHeader(SentMark.HEADER, first.toString())
                .withHeader("__etl.redrive.pipeline", "p"),
            KafkaRecord.ofBytes(null)
                .withHeader(SentMark.HEADER, "4")
                .withHeader("__etl.redrive.pipeline", "other"),
            letter("p", "C")));

    assertThat(read(true)).extracting(StoredLetter::code).containsExactly("A", "C");
    assertThat(read(true)).extracting(StoredLetter::sent).containsExactly(true, false);
    assertThat(read(false).get(0).record().orElseThrow().headers())
        .extracting(header -> header.name())
        .containsExactly("own");
  }

  @Test
  void whoeverSendsKnowsEverythingUpToTheEndAndWhoeverLooksWhatIsCommitted() {
    broker.publish(topic, List.of(letter("p", "A")));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "transactional.id", topic + "-tx"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, new byte[] {1}));
      producer.flush();
      broker.publish(topic, List.of(letter("p", "B")));

      assertThatThrownBy(() -> read(true))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.REDRIVE_0003);
                assertThat(failure.getMessage()).contains("ETL-REDRIVE-0003").contains(topic);
              });
      assertThat(read(false)).extracting(StoredLetter::code).containsExactly("A");

      producer.abortTransaction();
    }
    assertThat(read(true)).extracting(StoredLetter::code).containsExactly("A", "B");
  }

  @Test
  @Timeout(30)
  void lettersThatGoAwayWhileTheyAreReadAreNotWaitedForForEver() {
    broker.publish(topic, List.of(letter("p", "A"), letter("p", "B"), letter("p", "C")));
    try (LetterLog log = open(true, Duration.ofSeconds(2))) {
      broker.deleteTopic(topic);
      broker.createTopic(topic, 1);
      broker.publish(topic, List.of(letter("p", "A")));

      assertThatThrownBy(
              () -> {
                while (log.next() != null) {
                  // The new topic's letter may be seen.
                }
              })
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.REDRIVE_0003);
                assertThat(failure.getMessage()).contains(topic).contains("records are left");
              });
    }
  }

  @Test
  void anEmptyTopicHasNone() {
    assertThat(read(true)).isEmpty();
  }
}
