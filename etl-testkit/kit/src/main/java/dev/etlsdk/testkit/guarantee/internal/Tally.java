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
import java.util.stream.LongStream;
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
  private final RecordCheck check;
  private final BitSet seen = new BitSet();

  /** Those that the test expects of the first so many that it was asked for: each is asked once. */
  private final BitSet awaited = new BitSet();

  private int asked;
  private final Map<String, BitSet> seenByPart = new HashMap<>();
  private final Map<String, Integer> highest = new HashMap<>();
  private final List<Long> repeated = new ArrayList<>();
  private final List<Long> disordered = new ArrayList<>();
  private final List<Long> foreign = new ArrayList<>();
  private final List<DeliveryVerdict.Mangled> mangled = new ArrayList<>();
  private long arrived;

  /**
   * Counts a topic.
   *
   * @param expected which numbers should be there; null if other topics tell
   * @param check whether a record is what has to come of its number
   */
  Tally(
      String topic,
      ToLongFunction<ReceivedRecord> number,
      Function<ReceivedRecord, String> part,
      @Nullable LongPredicate expected,
      RecordCheck check) {
    this.topic = topic;
    this.number = number;
    this.part = part;
    this.expected = expected;
    this.check = check;
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
    String difference = check.difference(n, record);
    if (difference != null) {
      mangled.add(new DeliveryVerdict.Mangled(n, difference));
    }
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
    return missing(published, elsewhere).stream().asLongStream().boxed().toList();
  }

  boolean complete(int published, BitSet elsewhere) {
    return missing(published, elsewhere).isEmpty();
  }

  private BitSet missing(int published, BitSet elsewhere) {
    BitSet missing = due(published, elsewhere);
    missing.andNot(seen);
    return missing;
  }

  private List<Long> unexpected(int published, BitSet elsewhere, boolean only) {
    BitSet here = (BitSet) seen.clone();
    if (expected != null) {
      here.andNot(due(published, elsewhere));
    } else if (only) {
      here.and(elsewhere);
    } else {
      here.clear();
    }
    return LongStream.concat(
            foreign.stream().mapToLong(Long::longValue), here.stream().asLongStream())
        .boxed()
        .toList();
  }

  /** The numbers that have to be here. */
  private BitSet due(int published, BitSet elsewhere) {
    BitSet due = new BitSet();
    if (expected == null) {
      due.set(0, published);
      due.andNot(elsewhere);
      return due;
    }
    for (; asked < published; asked++) {
      awaited.set(asked, expected.test(asked));
    }
    due.or(awaited);
    return due;
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
        unexpected(published, elsewhere, only),
        mangled,
        disordered);
  }
}
