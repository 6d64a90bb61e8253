package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A topic in which numbered records come out.
 *
 * @param topic its name
 * @param deadLetters whether it holds records that failed
 * @param number the number of a record of it
 * @param expected which numbers are to be there; null: of an output those that aren't dead letters,
 *     of dead letters any
 * @param record the record of a number, null where none comes out; null if the test doesn't say
 */
public record Outlet(
    String topic,
    boolean deadLetters,
    ToLongFunction<ReceivedRecord> number,
    @Nullable LongPredicate expected,
    @Nullable LongFunction<@Nullable KafkaRecord> record) {

  private static final String STREAM = KafkaDeadLetters.HEADER_PREFIX + "stream";

  /** The number that the input's header has: dead letters keep the headers of their record. */
  public static long numberOfHeader(ReceivedRecord record) {
    String text = record.headerText(NumberedInput.HEADER);
    if (text == null) {
      throw new AssertionError(
          record + " hasn't the header " + NumberedInput.HEADER + ", so it is none of the test's");
    }
    return Long.parseLong(text);
  }

  /**
   * Counts what arrives.
   *
   * @param input the input's record of a number: what a dead letter has to be
   */
  Tally tally(LongFunction<KafkaRecord> input) {
    return deadLetters
        ? new Tally(
            topic,
            number,
            letter -> String.valueOf(letter.headerText(STREAM)),
            expected,
            RecordCheck.ofLetter(input))
        : new Tally(
            topic,
            number,
            found -> "",
            expected,
            record == null ? RecordCheck.NONE : RecordCheck.of(record));
  }
}
