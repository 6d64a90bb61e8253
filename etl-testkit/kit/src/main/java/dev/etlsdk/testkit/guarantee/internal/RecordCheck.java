package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.RecordHeader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a record that has arrived is, in all its parts, what has to come of its number. */
interface RecordCheck {

  /** What can't be looked at by record. */
  RecordCheck NONE = (number, found) -> null;

  /** What is wrong with the record of a number; null where nothing is. */
  @Nullable String difference(long number, ReceivedRecord found);

  /**
   * The record that a test expects, or any where it expects none. Partition and time are looked at
   * where it says them. The header by which the testkit numbers records may be there or not, but
   * has the record's number.
   */
  static RecordCheck of(LongFunction<@Nullable KafkaRecord> expected) {
    return (number, found) -> {
      KafkaRecord record = expected.apply(number);
      if (record == null) {
        return null;
      }
      String mark = found.headerText(NumberedInput.HEADER);
      if (mark != null && !mark.equals(Long.toString(number))) {
        return "its header " + NumberedInput.HEADER + " is that of record " + mark;
      }
      if (differInContent(record, found, RecordCheck::isOfUser)
          || (record.partition() != null && record.partition() != found.partition())) {
        return found + " isn't " + expectation(record);
      }
      Instant time = record.timestamp();
      return time == null || time.equals(found.timestamp())
          ? null
          : found + " has the time " + found.timestamp() + ", not " + time;
    };
  }

  /** A dead letter: the record of the input as it was, with reasons beside, and its origin. */
  static RecordCheck ofLetter(LongFunction<KafkaRecord> input) {
    return (number, letter) -> {
      KafkaRecord record = input.apply(number);
      if (differInContent(record, letter, RecordCheck::isOfRecord)) {
        return letter + " isn't " + expectation(record);
      }
      Integer partition = record.partition();
      Instant time = record.timestamp();
      String told = letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "partition");
      String toldTime = letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "timestamp");
      boolean origin =
          (partition == null || partition.toString().equals(told))
              && (time == null || Long.toString(time.toEpochMilli()).equals(toldTime));
      return origin
          ? null
          : letter + " names another origin than partition " + partition + ", time " + time;
    };
  }

  private static boolean differInContent(
      KafkaRecord expected, ReceivedRecord found, Predicate<RecordHeader> counts) {
    return !Arrays.equals(expected.value(), found.value())
        || !Arrays.equals(expected.key(), found.key())
        || !Objects.equals(those(expected.headers(), counts), those(found.headers(), counts));
  }

  private static List<RecordHeader> those(
      List<RecordHeader> headers, Predicate<RecordHeader> counts) {
    return headers.stream().filter(counts).toList();
  }

  private static boolean isOfUser(RecordHeader header) {
    return !header.name().equals(NumberedInput.HEADER);
  }

  /** Not one that a dead letter has beside those of its record. */
  private static boolean isOfRecord(RecordHeader header) {
    return isOfUser(header)
        && !header.name().startsWith("__etl.")
        && !header.name().startsWith("__connect.");
  }

  private static String expectation(KafkaRecord record) {
    return record.partition() == null ? record.toString() : record + " in " + record.partition();
  }
}
