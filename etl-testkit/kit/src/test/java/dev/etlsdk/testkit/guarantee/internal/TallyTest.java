package dev.etlsdk.testkit.guarantee.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final int PUBLISHED = 10;

  @Test
  void seesWhatIsLostAndWhatIsElsewhere() {
    Tally tally = tally(null);
    add(tally, 0, 0, 1, 2, 3, 5, 6, 7, 8);
    assertThat(tally.complete(PUBLISHED, numbers(4))).isFalse();
    assertThat(tally.verdict(PUBLISHED, numbers(4), true).lost()).containsExactly(9L);
    assertThat(tally.complete(PUBLISHED, numbers(4, 9))).isTrue();
  }

  @Test
  void whatIsExpectedElsewhereAndThereAsWellIsUnexpected() {
    Tally tally = tally(null);
    add(tally, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(tally.verdict(PUBLISHED, numbers(4), true).unexpected()).containsExactly(4L);
    assertThat(tally.verdict(PUBLISHED, numbers(4), false).unexpected()).isEmpty();
  }

  @Test
  void aConditionSaysWhatIsLostAndUnexpected() {
    Tally tally = tally(n -> n % 2 == 0);
    add(tally, 0, 0, 2, 3, 6, 8);
    DeliveryVerdict.OfTopic verdict = tally.verdict(PUBLISHED, numbers(), true);
    assertThat(verdict.lost()).containsExactly(4L);
    assertThat(verdict.unexpected()).containsExactly(3L);
  }

  @Test
  void numbersThatWereNeverPublishedAreUnexpected() {
    Tally tally = tally(null);
    add(tally, 0, 10, 1);
    assertThat(tally.verdict(PUBLISHED, numbers(), true).unexpected()).containsExactly(10L);
  }

  /** Numbers 0, 2, 4 … have one key, 1, 3, 5 … another. */
  @Test
  void orderIsThatOfFirstOccurrencesOfAKeyInAPartition() {
    Tally tally = tally(null);
    add(tally, 0, 0, 4, 1, 0, 2, 3, 6);
    add(tally, 1, 8, 5);
    DeliveryVerdict.OfTopic verdict = tally.verdict(PUBLISHED, numbers(), true);
    assertThat(verdict.repeated()).containsExactly(0L);
    assertThat(verdict.disordered()).containsExactly(2L);
  }

  @Test
  void aRecordMayFailOnceInEachStream() {
    Tally tally =
        new Tally(
            "t",
            TallyTest::number,
            record -> String.valueOf(record.keyText()),
            null,
            RecordCheck.NONE);
    tally.add(record(0, 3, "a"), n -> null, PUBLISHED);
    tally.add(record(0, 3, "b"), n -> null, PUBLISHED);
    assertThat(tally.verdict(PUBLISHED, numbers(), true).repeated()).isEmpty();
    tally.add(record(0, 3, "b"), n -> null, PUBLISHED);
    assertThat(tally.verdict(PUBLISHED, numbers(), true).repeated()).containsExactly(3L);
  }

  @Test
  void aRecordThatIsntWhatComesOfItsNumberIsMangled() {
    Tally tally =
        new Tally(
            "t",
            TallyTest::number,
            record -> "",
            null,
            (n, record) -> n == 3 && "b".equals(record.keyText()) ? "another's key" : null);
    tally.add(record(0, 3, "a"), n -> null, PUBLISHED);
    assertThat(tally.verdict(PUBLISHED, numbers(), true).mangled()).isEmpty();
    tally.add(record(0, 3, "b"), n -> null, PUBLISHED);
    assertThat(tally.verdict(PUBLISHED, numbers(), true).mangled())
        .containsExactly(new DeliveryVerdict.Mangled(3, "another's key"));
  }

  private static Tally tally(LongPredicate expected) {
    return new Tally("t", TallyTest::number, record -> "", expected, RecordCheck.NONE);
  }

  private static void add(Tally tally, int partition, int... numbers) {
    for (int n : numbers) {
      tally.add(record(partition, n, "k"), m -> "key " + m % 2, PUBLISHED);
    }
  }

  private static ReceivedRecord record(int partition, int number, String key) {
    return ReceivedRecord.from(
        new ConsumerRecord<>("t", partition, 0, bytes(key), bytes(Integer.toString(number))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long number(ReceivedRecord record) {
    return Long.parseLong(String.valueOf(record.text()));
  }

  private static BitSet numbers(int... numbers) {
    BitSet set = new BitSet();
    for (int n : numbers) {
      set.set(n);
    }
    return set;
  }
}
