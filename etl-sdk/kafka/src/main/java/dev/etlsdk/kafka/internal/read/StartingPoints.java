package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.kafka.KafkaStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where reading begins in partitions that were just given to this reader. Used by the poll
 * thread.
 *
 * <p>Every commit notes beside its offset how many partitions the topic had when the group began to
 * read it. So a partition without a commit is known to be either one whose turn in that beginning
 * hasn't come yet, for which the user's start holds, or one that was added later, which is read
 * from its first record: to begin it at its end would lose what arrived before it was discovered.
 */
final class StartingPoints {

  private static final Logger LOG = LoggerFactory.getLogger(StartingPoints.class);

  /**
   * How long to wait for what is committed. Offsets in a transaction aren't told before its end;
   * whoever is answered by the group has been answered by the broker that keeps its offsets.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** How long to wait for what is committed of one partition, where there isn't much time. */
  private static final Duration SINGLE = Duration.ofMillis(200);

  /** How long to go on asking for one after the other: nothing else is fetched meanwhile. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  private static final Duration LATER_LOOK = Duration.ofMillis(600);

  private final Consumer<byte[], byte[]> consumer;
  private final KafkaStart start;
  private final Duration timeout;
  private final Duration patience;

  /** What waits there is read from its first record. */
  private final Set<String> retryTopics;

  private final Map<String, Integer> countsAtStart;
  private final GroupNotes notes;

  /** With which of several partitions to begin, so that each has its turn. */
  private int turn;

  /**
   * Decides by what there was when reading began.
   *
   * @param partitionsAtStart all partitions of the topics at that time
   */
  StartingPoints(
      Consumer<byte[], byte[]> consumer,
      SourceSettings settings,
      List<TopicPartition> partitionsAtStart) {
    this.notes = new GroupNotes(consumer, partitionsAtStart);
    this.consumer = consumer;
    this.start = settings.start();
    this.timeout = settings.connectTimeout();
    this.patience = timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE;
    this.retryTopics = settings.retryTopics();
    this.countsAtStart =
        partitionsAtStart.stream()
            .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.summingInt(p -> 1)));
  }

  /** The notes in the commits of the group. */
  GroupNotes notes() {
    return notes;
  }

  /**
   * Where to begin.
   *
   * @param committed what the group has committed; -1 for nothing
   * @param note what stands beside that, and in commits to come
   * @param asked whether the user has named this offset
   */
  record Point(
      TopicPartition partition, long offset, long committed, CommitNote note, boolean asked) {}

  /**
   * The starting points of partitions that were just given, but for those of which the group tells
   * no offsets, because they are in a transaction.
   *
   * @param from positions that come from elsewhere and hold in place of committed ones
   */
  List<Point> of(Collection<TopicPartition> partitions, Map<TopicPartition, Long> from) {
    return of(partitions, from, this::toldAtFirst);
  }

  /**
   * The same of partitions whose offsets weren't told before.
   *
   * @param patiently whether to wait longer, as for a broker that is slow
   */
  List<Point> again(
      Collection<TopicPartition> partitions, Map<TopicPartition, Long> from, boolean patiently) {
    return of(
        partitions,
        from,
        asked -> patiently ? told(asked, patience, patience) : told(asked, SINGLE, LATER_LOOK));
  }

  private List<Point> of(
      Collection<TopicPartition> partitions, Map<TopicPartition, Long> from, Question question) {
    Map<TopicPartition, @Nullable OffsetAndMetadata> committed = question.told(partitions);
    Set<TopicPartition> siblings = new HashSet<>();
    committed.forEach(
        (partition, commit) -> {
          if (commit == null) {
            siblings.addAll(
                partitions(partition.topic(), countsAtStart.getOrDefault(partition.topic(), 0)));
          }
        });
    siblings.removeAll(partitions);
    committed.putAll(question.told(siblings));
    if (committed.isEmpty()) {
      return List.of();
    }
    notes.given(committed);
    Set<String> unsure = new HashSet<>();
    Stream.concat(partitions.stream(), siblings.stream())
        .filter(partition -> !committed.containsKey(partition))
        .forEach(partition -> unsure.add(partition.topic()));
    committed.forEach(
        (partition, commit) -> {
          if (commit != null && CommitNote.parse(commit.metadata()).partitions() > 0) {
            unsure.remove(partition.topic());
          }
        });
    List<TopicPartition> known =
        partitions.stream()
            .filter(committed::containsKey)
            .filter(partition -> !unsure.contains(partition.topic()))
            .toList();
    return known.isEmpty() ? List.of() : of(known, from, committed);
  }

  /** What the group tells of partitions; nothing of those whose offsets are in a transaction. */
  private interface Question {
    Map<TopicPartition, @Nullable OffsetAndMetadata> told(Collection<TopicPartition> partitions);
  }

  private Map<TopicPartition, @Nullable OffsetAndMetadata> toldAtFirst(
      Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return new HashMap<>();
    }
    try {
      return askedFor(new HashSet<>(partitions), patience);
    } catch (TimeoutException pending) {
      LOG.debug("the offsets of {} aren't all known yet", partitions, pending);
      return told(partitions, SINGLE, FIRST_LOOK);
    }
  }

  /** What is committed, null for nothing. */
  private Map<TopicPartition, @Nullable OffsetAndMetadata> askedFor(
      Set<TopicPartition> partitions, Duration limit) {
    Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
        new HashMap<>(consumer.committed(partitions, limit));
    partitions.forEach(partition -> committed.putIfAbsent(partition, null));
    return committed;
  }

  /** One by one: asked for together, those that can't be told keep back the others. */
  private Map<TopicPartition, @Nullable OffsetAndMetadata> told(
      Collection<TopicPartition> partitions, Duration each, Duration all) {
    Map<TopicPartition, @Nullable OffsetAndMetadata> told = new HashMap<>();
    List<TopicPartition> order = new ArrayList<>(partitions);
    Collections.rotate(order, -turn);
    long end = System.nanoTime() + all.toNanos();
    for (TopicPartition partition : order) {
      if (System.nanoTime() - end >= 0) {
        break;
      }
      try {
        told.putAll(askedFor(Set.of(partition), each));
      } catch (TimeoutException pending) {
        turn = (turn + 1) & Integer.MAX_VALUE;
        LOG.debug("the offset of {} isn't known yet", partition, pending);
      }
    }
    return told;
  }

  private List<Point> of(
      Collection<TopicPartition> partitions,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
    Map<String, Integer> counts = firstCounts(committed);
    Set<TopicPartition> first = new HashSet<>();
    List<TopicPartition> added = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      if (!from.containsKey(partition) && committed.get(partition) == null) {
        boolean old =
            partition.partition() < counts.getOrDefault(partition.topic(), 0)
                && !retryTopics.contains(partition.topic());
        if (old) {
          first.add(partition);
        } else {
          added.add(partition);
        }
      }
    }
    Map<TopicPartition, Long> resolved = new HashMap<>(from);
    resolved.keySet().retainAll(partitions);
    resolved.putAll(resolve(first));
    resolved.putAll(consumer.beginningOffsets(added, timeout));
    List<Point> points = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata commit = committed.get(partition);
      long kept = commit == null ? -1 : commit.offset();
      Long offset = resolved.get(partition);
      points.add(
          new Point(
              partition,
              offset == null ? kept : offset,
              kept,
              new CommitNote(
                  counts.getOrDefault(partition.topic(), 0),
                  commit == null ? "" : CommitNote.parse(commit.metadata()).note()),
              first.contains(partition) && isNamed(partition)));
    }
    return points;
  }

  private static List<TopicPartition> partitions(String topic, int count) {
    return IntStream.range(0, count).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }

  private boolean isNamed(TopicPartition partition) {
    return start instanceof KafkaStart.AtOffsets explicit
        && explicit
            .offsets()
            .getOrDefault(partition.topic(), Map.of())
            .containsKey(partition.partition());
  }

  /**
   * How many partitions each topic had when the group began to read it: what a commit says, or what
   * there was now where nothing is committed. Commits that weren't made here say nothing; then no
   * partition counts as one of the first.
   */
  private Map<String, Integer> firstCounts(
      Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
    Map<String, Integer> counts = new HashMap<>();
    committed.forEach(
        (partition, commit) -> {
          if (commit != null) {
            counts.merge(
                partition.topic(), CommitNote.parse(commit.metadata()).partitions(), Math::max);
          }
        });
    countsAtStart.forEach(counts::putIfAbsent);
    return counts;
  }

  private Map<TopicPartition, Long> resolve(Set<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    if (start instanceof KafkaStart.Latest) {
      return consumer.endOffsets(partitions, timeout);
    }
    if (start instanceof KafkaStart.AtTime at) {
      return atTime(partitions, at.time().toEpochMilli());
    }
    Map<TopicPartition, Long> offsets =
        new HashMap<>(consumer.beginningOffsets(partitions, timeout));
    if (start instanceof KafkaStart.AtOffsets explicit) {
      offsets.replaceAll(
          (partition, beginning) ->
              explicit
                  .offsets()
                  .getOrDefault(partition.topic(), Map.of())
                  .getOrDefault(partition.partition(), beginning));
    }
    return offsets;
  }

  private Map<TopicPartition, Long> atTime(Set<TopicPartition> partitions, long millis) {
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions, timeout));
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> millis));
    Map<TopicPartition, @Nullable OffsetAndTimestamp> found =
        new HashMap<>(consumer.offsetsForTimes(times, timeout));
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }
}
