package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.LostOffsets;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the next offset to read isn't in the topic any more. Used by the poll thread.
 */
final class LostRecords {

  private static final Logger LOG = LoggerFactory.getLogger(LostRecords.class);

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final TrueEnds trueEnds;
  private long accepted;

  LostRecords(
      Consumer<byte[], byte[]> consumer,
      SourceSettings settings,
      KafkaFailures failures,
      TrueEnds trueEnds) {
    this.consumer = consumer;
    this.trueEnds = trueEnds;
    this.settings = settings;
    this.failures = failures;
  }

  /**
   * Where partitions end, whatever the consumer may see of them: one that reads what is committed
   * takes the first record of an open transaction for the end.
   */
  interface TrueEnds {
    /** Behind the last record of each partition. */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions);
  }

  /** How many offsets were lost with the user's consent. */
  long accepted() {
    return accepted;
  }

  /**
   * Goes on behind the gap, or fails.
   *
   * @throws EtlException with the size of the gap, unless the user accepts it
   */
  void handle(OffsetOutOfRangeException outOfRange, OwnedPartitions owned) {
    List<Gap> gaps = Wakeups.ignoring(() -> gaps(outOfRange, owned));
    accept(gaps).forEach(owned::moveTo);
  }

  /**
   * Looks before reading begins whether the offsets are there. A client finds that out by itself
   * only when it fetches, which it doesn't where a bounded source is at its end already.
   *
   * @param begins the offsets to read next
   * @return where to go on in partitions in which they aren't there
   * @throws EtlException with the size of the gap, unless the user accepts it; in any case if the
   *     user names an offset that isn't there yet
   */
  Map<TopicPartition, Long> behindGaps(List<StartingPoints.Point> begins) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    Set<TopicPartition> asked = new HashSet<>();
    for (StartingPoints.Point point : begins) {
      wanted.put(point.partition(), point.offset());
      if (point.asked()) {
        asked.add(point.partition());
      }
    }
    return Wakeups.ignoring(() -> behindGaps(wanted, asked));
  }

  private Map<TopicPartition, Long> behindGaps(
      Map<TopicPartition, Long> wanted, Set<TopicPartition> asked) {
    List<TopicPartition> partitions = List.copyOf(wanted.keySet());
    Bounds bounds = bounds(partitions);
    List<Gap> gaps = new ArrayList<>();
    List<Gap> beyond = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      Gap gap = bounds.gap(partition, wanted.getOrDefault(partition, 0L), null);
      if (gap.size() > 0) {
        gaps.add(gap);
      } else if (gap.isBeyondEnd()) {
        beyond.add(gap);
      }
    }
    gaps.addAll(reallyBeyond(beyond));
    requireAskedOffsets(gaps, asked);
    return gaps.isEmpty() ? Map.of() : accept(gaps);
  }

  /** Those that lie behind the records of open transactions, too. */
  private List<Gap> reallyBeyond(List<Gap> seen) {
    if (seen.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, Long> ends = trueEnds.of(seen.stream().map(Gap::partition).toList());
    return seen.stream()
        .map(gap -> gap.withEnd(ends.getOrDefault(gap.partition(), gap.end())))
        .filter(Gap::isBeyondEnd)
        .toList();
  }

  /** An offset that is to come was never lost: going on elsewhere is nothing to be accepted. */
  private void requireAskedOffsets(List<Gap> gaps, Set<TopicPartition> asked) {
    String wrong =
        gaps.stream()
            .filter(gap -> gap.isBeyondEnd() && asked.contains(gap.partition()))
            .map(
                gap ->
                    gap.place()
                        + "the source is to start at offset "
                        + gap.wanted()
                        + ", but the topic ends at "
                        + gap.end())
            .collect(Collectors.joining("; "));
    if (!wrong.isEmpty()) {
      throw failures.error(
          EtlError.KAFKA_0009,
          wrong,
          "give an offset up to the topic's end, or KafkaStart.latest() to read only what comes");
    }
  }

  private Map<TopicPartition, Long> accept(List<Gap> gaps) {
    if (settings.lost() == LostOffsets.FAIL) {
      throw lost(gaps);
    }
    Map<TopicPartition, Long> resumeAt = new HashMap<>();
    for (Gap gap : gaps) {
      accepted += gap.size();
      LOG.warn("{}; going on at offset {}, as accepted", gap, gap.resumeAt());
      resumeAt.put(gap.partition(), gap.resumeAt());
    }
    return resumeAt;
  }

  /** The gaps in all of the reader's partitions: the client tells of one at a time. */
  private List<Gap> gaps(OffsetOutOfRangeException outOfRange, OwnedPartitions owned) {
    Map<TopicPartition, Long> told = outOfRange.offsetOutOfRangePartitions();
    List<TopicPartition> partitions =
        owned.states().stream().map(state -> state.partition).toList();
    Bounds bounds = bounds(partitions);
    List<Gap> gaps = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      Long wanted = told.get(partition);
      long next = wanted == null ? consumer.position(partition, settings.connectTimeout()) : wanted;
      Gap gap = bounds.gap(partition, next, divergence(outOfRange, partition));
      if (wanted != null || gap.size() > 0) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  private Bounds bounds(List<TopicPartition> partitions) {
    Duration limit = settings.connectTimeout();
    return new Bounds(
        consumer.beginningOffsets(partitions, limit), consumer.endOffsets(partitions, limit));
  }

  private static @Nullable Long divergence(
      OffsetOutOfRangeException outOfRange, TopicPartition partition) {
    if (outOfRange instanceof LogTruncationException truncation) {
      OffsetAndMetadata divergent = truncation.divergentOffsets().get(partition);
      return divergent == null ? null : divergent.offset();
    }
    return null;
  }

  private EtlException lost(List<Gap> gaps) {
    StringBuilder problem = new StringBuilder();
    for (Gap gap : gaps) {
      problem.append(problem.isEmpty() ? "" : "; ").append(gap);
    }
    return failures.error(
        EtlError.KAFKA_0004,
        problem.toString(),
        "raise the topic's retention above the longest stop of the pipeline. To go on with what is"
            + " there, and have the loss counted, say onLostOffsets(LostOffsets.ACCEPT); in a"
            + " worker's configuration the key "
            + failures.key("source.on-lost-offsets")
            + " is accept");
  }

  /** What there is of each partition. */
  private record Bounds(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
    Gap gap(TopicPartition partition, long wanted, @Nullable Long divergence) {
      return new Gap(
          partition,
          wanted,
          beginnings.getOrDefault(partition, 0L),
          ends.getOrDefault(partition, 0L),
          divergence);
    }
  }

  /**
   * Offsets that can't be read.
   *
   * @param wanted the offset to read next
   * @param beginning the first one there is
   * @param end behind the last one there is
   * @param divergence where the log was cut and written anew, if that is known
   */
  record Gap(
      TopicPartition partition, long wanted, long beginning, long end, @Nullable Long divergence) {

    /** How many offsets are missing. */
    long size() {
      return Math.max(0, beginning - wanted);
    }

    /** Where reading can go on: a log that is another one than before is read from its start. */
    long resumeAt() {
      return divergence != null ? divergence : beginning;
    }

    boolean isBeyondEnd() {
      return wanted > end;
    }

    Gap withEnd(long trueEnd) {
      return new Gap(partition, wanted, beginning, trueEnd, divergence);
    }

    private String place() {
      return "partition " + partition.partition() + " of topic '" + partition.topic() + "': ";
    }

    @Override
    public String toString() {
      String where = place();
      if (wanted < beginning) {
        return where
            + size()
            + " offsets are lost: offset "
            + wanted
            + " is next to be read, and the topic begins at "
            + beginning;
      }
      return where
          + "offset "
          + wanted
          + " is next to be read, but the topic ends at "
          + end
          + (divergence == null
              ? ": it was deleted and made anew, or cut after a broker's failure"
              : ": it was cut at " + divergence + " after a broker's failure");
    }
  }
}
