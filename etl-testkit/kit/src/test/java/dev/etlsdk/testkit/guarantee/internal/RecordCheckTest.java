package dev.etlsdk.testkit.guarantee.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.RecordHeader;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordCheckTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final KafkaRecord SOME =
      KafkaRecord.of("value")
          .withKey("key")
          .withHeader("h", "1")
          .withHeader("h", "2")
          .withPartition(3)
          .withTimestamp(TIME);
  private static final KafkaRecord REASONS =
      SOME.withHeader(NumberedInput.HEADER, "7")
          .withHeader("__etl.errors.partition", "3")
          .withHeader("__etl.errors.timestamp", Long.toString(TIME.toEpochMilli()))
          .withHeader("__connect.errors.stage", "sql");

  private static final RecordCheck CHECK = RecordCheck.of(n -> SOME);
  private static final RecordCheck LETTERS = RecordCheck.ofLetter(n -> SOME);

  @Test
  void whatIsExpectedIsRight() {
    assertThat(CHECK.difference(7, received(SOME))).isNull();
    assertThat(CHECK.difference(7, received(SOME.withHeader(NumberedInput.HEADER, "7")))).isNull();
    assertThat(RecordCheck.of(n -> null).difference(7, received(SOME))).isNull();
  }

  @Test
  void anythingElseIsTold() {
    assertThat(CHECK.difference(7, received(with("other", "key", "1", 3, TIME))))
        .contains("value=other", "isn't", "value=value");
    assertThat(CHECK.difference(7, received(with("value", "other", "1", 3, TIME))))
        .contains("key=other");
    assertThat(CHECK.difference(7, received(with("value", "key", "0", 3, TIME))))
        .contains("h=0", "h=1");
    assertThat(CHECK.difference(7, received(with("value", "key", "1", 2, TIME)))).contains("in 3");
    assertThat(CHECK.difference(7, received(with("value", "key", "1", 3, TIME.plusMillis(1)))))
        .contains("has the time 2026-01-02T03:04:05.679Z, not 2026-01-02T03:04:05.678Z");
    assertThat(CHECK.difference(7, received(SOME.withHeader("more", "")))).contains("more=");
    assertThat(CHECK.difference(7, received(SOME.withHeader(NumberedInput.HEADER, "8"))))
        .contains("that of record 8");
    assertThat(CHECK.difference(7, received(KafkaRecord.ofBytes(null)))).contains("value=null");
  }

  @Test
  void partitionAndTimeAreLookedAtWhereTheyAreSaid() {
    KafkaRecord free = KafkaRecord.of("value").withKey("key");
    RecordCheck check = RecordCheck.of(n -> free);
    assertThat(check.difference(7, received(free.withPartition(2).withTimestamp(TIME)))).isNull();
  }

  @Test
  void aDeadLetterIsItsRecordWithReasons() {
    assertThat(LETTERS.difference(7, received(REASONS.withPartition(0).withTimestamp(TIME))))
        .as("its own partition and time are those of the failure")
        .isNull();
    assertThat(LETTERS.difference(7, received(REASONS.withHeader("more", "")))).contains("more=");
    assertThat(LETTERS.difference(7, received(REASONS.withKey("other")))).contains("key=other");
    assertThat(LETTERS.difference(7, received(REASONS.withHeader("__etl.errors.partition", "2"))))
        .contains("another origin");
    assertThat(LETTERS.difference(7, received(REASONS.withHeader("__etl.errors.timestamp", "0"))))
        .contains("another origin");
    assertThat(RecordCheck.ofLetter(n -> KafkaRecord.of("other")).difference(7, received(REASONS)))
        .contains("value=value", "value=other");
  }

  private static KafkaRecord with(
      String value, String key, String header, int partition, Instant time) {
    return KafkaRecord.of(value)
        .withKey(key)
        .withHeader("h", header)
        .withHeader("h", "2")
        .withPartition(partition)
        .withTimestamp(time);
  }

  private static ReceivedRecord received(KafkaRecord record) {
    RecordHeaders headers = new RecordHeaders();
    for (RecordHeader header : record.headers()) {
      headers.add(header.name(), header.bytes());
    }
    Integer partition = record.partition();
    Instant time = record.timestamp();
    return ReceivedRecord.from(
        new ConsumerRecord<>(
            "t",
            partition == null ? 0 : partition,
            0,
            time == null ? 0 : time.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            record.key(),
            record.value(),
            headers,
            Optional.empty()));
  }
}
