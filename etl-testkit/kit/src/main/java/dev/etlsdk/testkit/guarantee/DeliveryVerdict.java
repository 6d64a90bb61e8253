package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of numbered records, as a reader of its own found it: committed records only.
 *
 * @param guarantee what the pipeline promises
 * @param published how many records the input has, numbered from 0
 * @param topics what each output and each dead-letter topic holds
 */
public record DeliveryVerdict(DeliveryGuarantee guarantee, long published, List<OfTopic> topics) {

  /** Copies what could change. */
  public DeliveryVerdict {
    topics = List.copyOf(topics);
  }

  /**
   * What a topic holds.
   *
   * @param topic its name
   * @param arrived how many records
   * @param lost numbers that should be there and aren't
   * @param repeated numbers that are there more than once, each as often as it is too much
   * @param unexpected numbers that shouldn't be there
   * @param mangled records that aren't what has to come of their number
   * @param disordered numbers that stand behind a higher one of their key, where both are there for
   *     the first time
   */
  public record OfTopic(
      String topic,
      long arrived,
      List<Long> lost,
      List<Long> repeated,
      List<Long> unexpected,
      List<Mangled> mangled,
      List<Long> disordered) {

    /** Copies what could change. */
    public OfTopic {
      lost = List.copyOf(lost);
      repeated = List.copyOf(repeated);
      unexpected = List.copyOf(unexpected);
      mangled = List.copyOf(mangled);
      disordered = List.copyOf(disordered);
    }

    private boolean holds(DeliveryGuarantee guarantee) {
      return lost.isEmpty()
          && unexpected.isEmpty()
          && mangled.isEmpty()
          && disordered.isEmpty()
          && (guarantee != DeliveryGuarantee.EXACTLY_ONCE || repeated.isEmpty());
    }

    @Override
    public String toString() {
      return topic
          + ": "
          + arrived
          + " records"
          + listed(", lost ", lost)
          + listed(", more than once ", repeated)
          + listed(", unexpected ", unexpected)
          + listed(", mangled ", mangled.stream().map(Mangled::number).toList())
          + listed(", out of order ", disordered)
          + mangled.stream()
              .limit(MANGLED_SHOWN)
              .map(record -> "\n    " + record.difference())
              .collect(Collectors.joining());
    }

    private static String listed(String what, List<Long> numbers) {
      if (numbers.isEmpty()) {
        return "";
      }
      String shown =
          numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
      return what + numbers.size() + " (" + shown + (numbers.size() > SHOWN ? ", …)" : ")");
    }
  }

  /**
   * A record that isn't what has to come of its number, such as one with another's value.
   *
   * @param number what it seems to be made of
   * @param difference what was found, and what should be there
   */
  public record Mangled(long number, String difference) {}

  private static final int SHOWN = 20;
  private static final int MANGLED_SHOWN = 3;

  /**
   * Whether the promise was kept: nothing lost, mangled or uncalled for, the order of each key kept
   * (of first occurrences, where a record may come twice), and with exactly once nothing twice.
   */
  public boolean holds() {
    return topics.stream().allMatch(topic -> topic.holds(guarantee));
  }

  /** How many numbers are lost in all topics. */
  public long lost() {
    return topics.stream().mapToLong(topic -> topic.lost().size()).sum();
  }

  /** How many records are there too often, in all topics. */
  public long repeated() {
    return topics.stream().mapToLong(topic -> topic.repeated().size()).sum();
  }

  /** How many records are there that shouldn't be, in all topics. */
  public long unexpected() {
    return topics.stream().mapToLong(topic -> topic.unexpected().size()).sum();
  }

  /** How many records aren't what has to come of their number, in all topics. */
  public long mangled() {
    return topics.stream().mapToLong(topic -> topic.mangled().size()).sum();
  }

  /** How many records are out of order, in all topics. */
  public long disordered() {
    return topics.stream().mapToLong(topic -> topic.disordered().size()).sum();
  }

  /**
   * Fails if the promise wasn't kept.
   *
   * @throws AssertionError with the numbers of the records that were lost, repeated, mangled or
   *     disordered
   */
  public void assertHolds() {
    if (!holds()) {
      throw new AssertionError("The pipeline promises " + guarantee + " and broke it. " + this);
    }
  }

  @Override
  public String toString() {
    return published
        + " records published; "
        + topics.stream().map(OfTopic::toString).collect(Collectors.joining("; "));
  }
}
