package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link CountedPipeline}, numbered, and what has to become of it: read by a consumer
 * of its own, committed records only.
 */
final class Ledger {

  static final int PARTITIONS = 4;
  private static final int KEYS = 40;
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern POISON = Pattern.compile("poison (\\d+)");

  private final KafkaBroker broker;
  final String in;
  final String out;
  final String evens;
  final String letters;
  private int published;

  Ledger(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", PARTITIONS);
    this.out = broker.createUniqueTopic("out", PARTITIONS);
    this.evens = broker.createUniqueTopic("evens", 1);
    this.letters = broker.createUniqueTopic("letters", 1);
  }

  synchronized void publish(int count) {
    broker.publish(
        in, IntStream.range(published, published + count).mapToObj(Ledger::record).toList());
    published += count;
  }

  synchronized int published() {
    return published;
  }

  private static KafkaRecord record(int n) {
    return KafkaRecord.of(isPoison(n) ? "poison " + n : "{\"id\":" + n + "}")
        .withKey("k" + n % KEYS)
        .withPartition(n % KEYS % PARTITIONS);
  }

  private static boolean isPoison(int n) {
    return n % 97 == 13;
  }

  private static boolean isWanted(int n) {
    return !isPoison(n) && n % 10 != 7;
  }

  /** How many records are to come out, of all that were published. */
  int expected() {
    return (int) IntStream.range(0, published()).filter(Ledger::isWanted).count();
  }

  int arrived() {
    return broker.records(out).size();
  }

  boolean complete() {
    return lost(numbers(out, ID), Ledger::isWanted).isEmpty()
        && lost(numbers(evens, ID), n -> isWanted(n) && n % 2 == 0).isEmpty()
        && lost(numbers(letters, POISON), Ledger::isPoison).isEmpty();
  }

  /** Nothing lost, nothing twice, order per key kept, each poison record a dead letter once. */
  void assertExactlyOnce() {
    assertOnce("output", numbers(out, ID), Ledger::isWanted);
    assertOnce("evens", numbers(evens, ID), n -> isWanted(n) && n % 2 == 0);
    assertOnce("dead letters", numbers(letters, POISON), Ledger::isPoison);
    assertOrder(false);
  }

  /** Nothing lost; the order of first occurrences kept for each key. */
  void assertAtLeastOnce() {
    assertThat(lost(numbers(out, ID), Ledger::isWanted)).as("lost of the output").isEmpty();
    assertThat(lost(numbers(letters, POISON), Ledger::isPoison)).as("lost letters").isEmpty();
    assertOrder(true);
  }

  private void assertOnce(String what, List<Integer> found, IntPredicate wanted) {
    assertThat(lost(found, wanted)).as("lost of the %s", what).isEmpty();
    Set<Integer> seen = new HashSet<>();
    assertThat(found.stream().filter(n -> !seen.add(n)).toList())
        .as("more than once in the %s", what)
        .isEmpty();
    assertThat(found.stream().filter(n -> !wanted.test(n)).toList())
        .as("not wanted in the %s", what)
        .isEmpty();
  }

  private List<Integer> lost(List<Integer> found, IntPredicate wanted) {
    Set<Integer> there = new HashSet<>(found);
    return IntStream.range(0, published())
        .filter(wanted)
        .filter(n -> !there.contains(n))
        .boxed()
        .toList();
  }

  private void assertOrder(boolean firstOnly) {
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (ReceivedRecord record : broker.records(out)) {
      byKey
          .computeIfAbsent(String.valueOf(record.keyText()), key -> new ArrayList<>())
          .add(number(record.text(), ID));
    }
    byKey.forEach(
        (key, numbers) ->
            assertThat(firstOnly ? numbers.stream().distinct().toList() : numbers)
                .as("order of key %s", key)
                .isSorted());
  }

  private List<Integer> numbers(String topic, Pattern pattern) {
    return broker.records(topic).stream()
        .map(record -> number(record.text(), pattern))
        .collect(Collectors.toList());
  }

  private static int number(@Nullable String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(String.valueOf(text));
    assertThat(matcher.find()).as("'%s' is one of ours", text).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
