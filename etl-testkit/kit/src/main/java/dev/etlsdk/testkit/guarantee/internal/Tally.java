package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that have arrived in one topic. Used by one thread.
 *
 * <p>A record that fails in two streams is two dead letters, so repetition and order are looked at
 * by part: in a dead-letter topic that is the stream, and an output has one part.
 */
final class Tally {

  private final String topic;
  private final ToLongFunction<ReceivedRecord> number;
  private final Function<ReceivedRecord, String> part;
  private final @Nullable LongPredicate expected;
  private final BitSet seen = new BitSet();
  private final Map<String, BitSet> seenByPart = new HashMap<>();
  private final Map<String, Integer> highest = new HashMap<>();
  private final List<Long> repeated = new ArrayList<>();
  private final List<Long> disordered = new ArrayList<>();
  private final List<Long> foreign = new ArrayList<>();
  private long arrived;

  /**
   * Counts a topic.
   *
   * @param expected which numbers should be there; null if other topics tell
   */
  Tally(
      String topic,
      ToLongFunction<ReceivedRecord> number,
      Function<ReceivedRecord, String> part,
      @Nullable LongPredicate expected) {
    this.topic = topic;
    this.number = number;
    this.part = part;
    this.expected = expected;
  }

  String topic() {
    return topic;
  }

  long arrived() {
    return arrived;
  }

  /**
   * A record has arrived.
   *
   * @param key the key of an input record by its number, null where it has no order to keep
   * @param published how many there are
   */
  void add(ReceivedRecord record, IntFunction<@Nullable String> key, int published) {
    arrived++;
    long found = number.applyAsLong(record);
    if (found < 0 || found >= published) {
      foreign.add(found);
      return;
    }
    int n = (int) found;
    String of = part.apply(record);
    BitSet before = seenByPart.computeIfAbsent(of, unused -> new BitSet());
    if (before.get(n)) {
      repeated.add(found);
      return;
    }
    before.set(n);
    seen.set(n);
    String inputKey = key.apply(n);
    if (inputKey != null) {
      String place = of + "/" + record.partition() + "/" + inputKey;
      if (highest.merge(place, n, Math::max) > n) {
        disordered.add(found);
      }
    }
  }

  BitSet seen() {
    return seen;
  }

  /**
   * Numbers that should be there and aren't.
   *
   * @param elsewhere numbers that another topic has in place of this
   */
  List<Long> lost(int published, BitSet elsewhere) {
    return IntStream.range(0, published)
        .filter(n -> !seen.get(n))
        .filter(n -> expected == null ? !elsewhere.get(n) : expected.test(n))
        .asLongStream()
        .boxed()
        .toList();
  }

  boolean complete(int published, BitSet elsewhere) {
    return IntStream.range(0, published)
        .filter(n -> !seen.get(n))
        .noneMatch(n -> expected == null ? !elsewhere.get(n) : expected.test(n));
  }

  private List<Long> unexpected(BitSet elsewhere, boolean only) {
    List<Long> numbers = new ArrayList<>(foreign);
    seen.stream()
        .filter(n -> expected == null ? only && elsewhere.get(n) : !expected.test(n))
        .forEach(n -> numbers.add((long) n));
    return numbers;
  }

  /**
   * What it holds.
   *
   * @param only whether no other output has the numbers, too, so that none may be elsewhere as well
   */
  DeliveryVerdict.OfTopic verdict(int published, BitSet elsewhere, boolean only) {
    return new DeliveryVerdict.OfTopic(
        topic,
        arrived,
        lost(published, elsewhere),
        repeated,
        unexpected(elsewhere, only),
        disordered);
  }
}
