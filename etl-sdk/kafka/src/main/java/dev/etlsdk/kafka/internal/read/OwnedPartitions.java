package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that the group has given to this reader, how far each has come, and what is
 * committed for it. Used by the poll thread; the client calls it back within its poll and close.
 */
final class OwnedPartitions implements ConsumerRebalanceListener {

  private static final long NOTHING = -1;

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final PendingRecords pending;
  private final WaitingRecords waiting;
  private final LostRecords lost;
  private final TopicWatch watch;
  private final GroupProgress progress;
  private final Map<TopicPartition, PartitionState> states = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> from = new HashMap<>();
  private final AwaitedOffsets awaited;
  private final GroupCommits commits;
  private final BoundedEnds ends;
  private final SinkProgress sinks = new SinkProgress();
  private @Nullable StartingPoints starts;
  private SplitListener listener = new NoListener();
  private final CallbackGuard guard = new CallbackGuard();
  private boolean paused;
  private boolean told;

  OwnedPartitions(
      Consumer<byte[], byte[]> consumer,
      SourceSettings settings,
      KafkaFailures failures,
      PendingRecords pending,
      WaitingRecords waiting,
      LostRecords lost,
      TopicWatch watch,
      GroupProgress progress,
      BoundedEnds ends) {
    this.progress = progress;
    this.consumer = consumer;
    this.lost = lost;
    this.watch = watch;
    this.settings = settings;
    this.failures = failures;
    this.pending = pending;
    this.waiting = waiting;
    this.commits = new GroupCommits(consumer, settings, failures, pending);
    this.awaited = new AwaitedOffsets(consumer);
    this.ends = ends;
  }

  void start(Position given, SplitListener newListener, List<TopicPartition> partitions) {
    listener = newListener;
    given.bySplit().forEach((id, text) -> from.put(Splits.partition(id), Long.parseLong(text)));
    starts = new StartingPoints(consumer, settings, partitions);
    ends.fix(partitions, settings.bounded() ? newListener.discovered() : Optional.empty());
  }

  Collection<PartitionState> states() {
    return states.values();
  }

  /** The splits of this reader, those that have not begun yet included. */
  Collection<String> splits() {
    return Stream.concat(states.keySet().stream(), awaited.all().stream()).map(Splits::id).toList();
  }

  /** The topics of those partitions. */
  Set<String> topics() {
    return states.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      tellOfNone();
      return;
    }
    told = true;
    guard.run(
        () -> {
          progress.joined(consumer.groupMetadata());
          begin(partitions);
          listener.assigned(Splits.of(partitions));
          if (paused) {
            consumer.pause(partitions);
          }
        });
  }

  private void tellOfNone() {
    if (!told) {
      told = true;
      guard.run(() -> listener.assigned(List.of()));
    }
  }

  private void begin(Collection<TopicPartition> partitions) {
    StartingPoints points = starts;
    if (points == null) {
      return;
    }
    takePositions(partitions);
    begin(partitions, Wakeups.ignoring(() -> points.of(partitions, from)));
  }

  /**
   * Another reader may have had partitions meanwhile, and have come further than was known at the
   * start.
   */
  private void takePositions(Collection<TopicPartition> partitions) {
    Position current = listener.positions(Splits.of(partitions));
    for (TopicPartition partition : partitions) {
      current.of(Splits.id(partition)).ifPresent(at -> from.put(partition, Long.parseLong(at)));
    }
  }

  /** Begins those of which it is known where. */
  private void begin(Collection<TopicPartition> partitions, List<StartingPoints.Point> begins) {
    Set<TopicPartition> unknown = new LinkedHashSet<>(partitions);
    begins.forEach(point -> unknown.remove(point.partition()));
    if (!unknown.isEmpty()) {
      awaited.add(unknown);
    }
    if (begins.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> behindGaps = lost.behindGaps(begins);
    for (StartingPoints.Point point : begins) {
      TopicPartition partition = point.partition();
      Long behind = behindGaps.get(partition);
      PartitionState state =
          new PartitionState(
              partition,
              point.note(),
              behind == null ? point.offset() : behind,
              behind == null ? point.committed() : NOTHING,
              ends.of(partition));
      states.put(partition, state);
      progress.owns(partition, point.note());
      consumer.seek(partition, state.next);
      // A position from elsewhere counts once: when the partition comes back, more has been
      // written.
      from.remove(partition);
    }
    // Where the group begins is kept before anything is read: else a restart would decide anew, and
    // "latest" would pass over what arrived in between.
    commitLate();
  }

  /** Begins, as soon as that can be done, what was given and could not be begun; at every poll. */
  void beginAwaited() {
    StartingPoints points = starts;
    if (points == null) {
      return;
    }
    List<TopicPartition> due = awaited.due();
    if (!due.isEmpty()) {
      takePositions(due);
      begin(due, Wakeups.ignoring(() -> points.again(due, from, awaited.isPatient())));
      List<TopicPartition> begun = due.stream().filter(states::containsKey).toList();
      awaited.remove(begun);
      if (!paused) {
        consumer.resume(begun);
      }
    }
    if (listener.wantsNotesOfOthers()) {
      points.notes().look(states.keySet());
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    guard.run(
        () -> {
          progress.joined(consumer.groupMetadata());
          listener.revoked(Splits.of(partitions));
          commitLate();
        });
    if (states.values().stream().anyMatch(s -> partitions.contains(s.partition) && !s.isSafe())) {
      progress.freeze();
    }
    // Not before the commit, for which what is pending doesn't count as read.
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    progress.freeze();
    forget(partitions);
    guard.run(() -> listener.lost(Splits.of(partitions)));
  }

  private void forget(Collection<TopicPartition> partitions) {
    pending.drop(partitions);
    awaited.remove(partitions);
    waiting.forget(partitions);
    Set<String> unread = new HashSet<>();
    for (TopicPartition partition : partitions) {
      PartitionState state = states.remove(partition);
      if (settings.bounded() && state != null && !state.done) {
        unread.add(partition.topic());
      }
    }
    watch.left(unread);
  }

  /** Throws what failed in a callback. */
  void throwFailure() {
    guard.throwFailure(failures, settings);
  }

  void pause() {
    paused = true;
    consumer.pause(consumer.assignment());
  }

  void resume() {
    paused = false;
    consumer.resume(consumer.assignment().stream().filter(this::isToBeRead).toList());
  }

  private boolean isToBeRead(TopicPartition partition) {
    PartitionState state = states.get(partition);
    return (state == null || !state.done) && !awaited.holds(partition);
  }

  void seek(List<Split> splits, Position position) {
    for (Split split : splits) {
      TopicPartition partition = Splits.partition(split.id());
      position.of(split.id()).ifPresent(text -> moveTo(partition, Long.parseLong(text)));
    }
  }

  /** Goes on elsewhere in a partition of this reader. */
  void moveTo(TopicPartition partition, long offset) {
    PartitionState state = states.get(partition);
    if (state == null) {
      throw new IllegalStateException(
          Splits.id(partition) + " isn't among this reader's splits: " + states.keySet());
    }
    pending.drop(List.of(partition));
    consumer.seek(partition, offset);
    state.next = offset;
    state.acknowledged = offset;
    state.kept = NOTHING;
  }

  /** How many records of a list stand before the end of a bounded source. */
  int countBeforeEnd(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    PartitionState state = states.get(partition);
    int count = records.size();
    if (state == null) {
      return count;
    }
    while (count > 0 && records.get(count - 1).offset() >= state.end) {
      count--;
    }
    return count;
  }

  /** Notes the last records that were given, and says where that leads. */
  Position advance(List<ConsumerRecord<byte[], byte[]>> last) {
    Map<String, String> positions = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : last) {
      PartitionState state = states.get(new TopicPartition(record.topic(), record.partition()));
      if (state != null) {
        state.next = record.offset() + 1;
        positions.put(state.id, Long.toString(state.next));
      }
    }
    return new Position(positions, starts == null ? Map.of() : starts.notes().bySplit());
  }

  Position position() {
    Map<String, String> positions = new HashMap<>();
    states.values().forEach(state -> positions.put(state.id, Long.toString(state.next)));
    return new Position(positions);
  }

  /** A sink has committed offsets of the group with its output. */
  void committed(Position position) {
    each(position, PartitionState::committed);
    checkEnds();
  }

  void acknowledge(Position position) {
    each(position, (state, offset) -> state.acknowledged = offset);
    commitLate();
  }

  private void each(Position position, ObjLongConsumer<PartitionState> action) {
    for (Map.Entry<String, String> split : position.bySplit().entrySet()) {
      PartitionState state = states.get(Splits.partition(split.getKey()));
      if (state != null) {
        String note = position.notes().get(split.getKey());
        if (note != null) {
          state.note(note);
        }
        action.accept(state, Long.parseLong(split.getValue()));
      }
    }
  }

  /**
   * Commits what is acknowledged and not committed yet: all of it after an acknowledgement, the
   * rest after a rebalance.
   */
  void commitLate() {
    commits.commit(states.values(), state -> state.acknowledged > state.kept);
  }

  /** Of a bounded source: notes which partitions have come to their end, and commits those ends. */
  void checkEnds() {
    if (!settings.bounded()) {
      return;
    }
    for (PartitionState state : states.values()) {
      if (!state.done
          && !pending.holds(state.partition)
          && commits.clientPosition(state.partition) >= state.end) {
        state.done = true;
        consumer.pause(List.of(state.partition));
      }
    }
    sinks.look(states.values(), listener);
    commits.commit(
        states.values(), state -> state.done && state.isSafe() && state.kept < state.end);
    if (ends.isDue() && hasNothingLeft()) {
      // Behind the markers of transactions, too: the true ends are behind them.
      commits.commit(
          states.values(),
          state -> !state.hasEnd() && commits.clientPosition(state.partition) > state.kept);
      ends.look();
    }
  }

  /** Whether all that this reader knows of is read and safe, if there can be more at all. */
  private boolean hasNothingLeft() {
    return isIdle()
        || (ends.areShared()
            && awaited.isEmpty()
            && pending.isEmpty()
            && states.values().stream()
                .allMatch(
                    state ->
                        state.isSafe()
                            && (state.hasEnd() ? state.done : !waiting.holds(state.partition))));
  }

  /**
   * Of a bounded source: whether all partitions have come to their end, of this reader or, if it
   * has none or there is a retry topic, of the group.
   */
  boolean isComplete() {
    if (!settings.bounded() || !watch.isSure()) {
      return false;
    }
    return isIdle() || ends.areShared()
        ? ends.isGroupComplete()
        : awaited.isEmpty() && states.values().stream().allMatch(state -> state.done);
  }

  private boolean isIdle() {
    return states.isEmpty() && awaited.isEmpty();
  }
}
