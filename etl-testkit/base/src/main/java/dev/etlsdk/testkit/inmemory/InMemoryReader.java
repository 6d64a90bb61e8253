package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source.ProgressStore;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the splits of an {@link InMemorySource} in turn; a fetch may hold rows of several. */
final class InMemoryReader implements SourceReader {

  private final InMemorySource source;
  private final SourceContent content;
  private final SourceContext context;
  private final String pipeline;

  /** The index of the next row, by the ids of the splits that this reader has. */
  private final Map<String, Integer> next = new TreeMap<>();

  private Position from = Position.none();

  /** What was kept with the source's positions when splits came last. */
  private Map<String, String> notes = Map.of();

  private @Nullable SplitListener listener;
  private int turn;
  private boolean toldFirst;

  // Guarded by the content's lock, for other threads change or ask them.
  private boolean paused;
  private boolean woken;
  private boolean closed;

  InMemoryReader(InMemorySource source, SourceContent content, SourceContext context) {
    this.source = source;
    this.content = content;
    this.context = context;
    this.pipeline = context.pipeline();
  }

  @Override
  public void start(Position newFrom, SplitListener newListener) {
    from = newFrom;
    listener = newListener;
    if (assignsItself()) {
      content.change(() -> group().join(this));
    }
  }

  @Override
  public void assign(List<Split> splits, Position splitsFrom) {
    if (assignsItself()) {
      throw new IllegalStateException(source + " assigns its splits itself");
    }
    splits.forEach(split -> next.put(split.id(), begin(split.id(), from.plus(splitsFrom))));
    noteBeginnings();
  }

  /** Another map only where splits come or go. */
  private void noteBeginnings() {
    notes = content.acknowledged(pipeline).notes();
  }

  private int begin(String split, Position given) {
    Position kept =
        source.progressStore() == ProgressStore.SOURCE
            ? content.acknowledged(pipeline)
            : Position.none();
    String position = given.of(split).or(() -> kept.of(split)).orElse("0");
    try {
      return Integer.parseInt(position);
    } catch (NumberFormatException failure) {
      throw EtlException.of(
              EtlError.TESTKIT_0003,
              source + " can't begin split " + split + " at the position '" + position + "'")
          .fix("positions are the index of the next row")
          .cause(failure)
          .build();
    }
  }

  @Override
  public @Nullable Fetch poll(Duration maxWait, FetchLimits limits) {
    if (listener == null || closed) {
      throw new IllegalStateException("the reader of " + source + " is not started, or closed");
    }
    if (assignsItself()) {
      rebalance(listener);
    }
    content.await(maxWait, () -> woken || isReady() || isToRebalance());
    List<SplitLog.Item> items = new ArrayList<>();
    Map<String, String> ends = new HashMap<>();
    content.change(
        () -> {
          woken = false;
          if (!paused) {
            take(limits, items, ends);
          }
        });
    return items.isEmpty() ? null : fetch(items, new Position(ends, notes));
  }

  private boolean isReady() {
    return !paused
        && next.entrySet().stream()
            .anyMatch(entry -> entry.getValue() < log(entry.getKey()).size());
  }

  private void take(FetchLimits limits, List<SplitLog.Item> items, Map<String, String> ends) {
    List<String> splits = new ArrayList<>(next.keySet());
    long bytes = 0;
    for (int i = 0; i < splits.size(); i++) {
      String split = splits.get((turn + i) % splits.size());
      int index = Objects.requireNonNull(next.get(split));
      while (index < log(split).size() && items.size() < limits.rows() && bytes < limits.bytes()) {
        SplitLog.Item item = log(split).get(index++);
        items.add(item);
        bytes += InMemoryRecords.of(List.of(item.origin())).bytes();
        ends.put(split, String.valueOf(index));
      }
      next.put(split, index);
    }
    turn++;
  }

  private Fetch fetch(List<SplitLog.Item> items, Position end) {
    InMemoryRecords records =
        InMemoryRecords.of(items.stream().map(SplitLog.Item::origin).toList());
    if (source.codec().isPresent()) {
      return new Fetch.Records(records, end);
    }
    Batch batch =
        BatchBuilder.of(source.schema(), context.allocator())
            .rows(items.stream().map(item -> Objects.requireNonNull(item.row())).toList())
            .origins(Origins.oneToOne(records))
            .build();
    return new Fetch.Rows(batch, end);
  }

  private boolean isToRebalance() {
    return assignsItself() && (!lost().isEmpty() || !surplus().isEmpty() || !missing().isEmpty());
  }

  /** Gives back what is another reader's, then takes what is free and its own. */
  private void rebalance(SplitListener told) {
    List<String> lost = underLock(this::lost);
    if (!lost.isEmpty()) {
      next.keySet().removeAll(lost);
      told.lost(lost.stream().map(Split::of).toList());
    }
    List<String> surplus = underLock(this::surplus);
    if (!surplus.isEmpty()) {
      told.revoked(surplus.stream().map(Split::of).toList());
      next.keySet().removeAll(surplus);
      content.change(() -> surplus.forEach(split -> group().release(this, split)));
    }
    List<String> missing = underLock(this::missing);
    if (!missing.isEmpty()) {
      content.change(() -> missing.forEach(split -> group().take(this, split)));
      List<Split> splits = missing.stream().map(Split::of).toList();
      Position given = from.plus(told.positions(splits));
      missing.forEach(split -> next.put(split, begin(split, given)));
      noteBeginnings();
      told.assigned(splits);
    } else if (!toldFirst) {
      told.assigned(List.of());
    }
    toldFirst = true;
  }

  private List<String> underLock(Supplier<List<String>> question) {
    List<String> answer = new ArrayList<>();
    content.change(() -> answer.addAll(question.get()));
    return answer;
  }

  private List<String> lost() {
    return next.keySet().stream().filter(split -> !group().owns(this, split)).toList();
  }

  private List<String> surplus() {
    List<String> target = group().target(this, content.splitIds());
    return next.keySet().stream().filter(split -> !target.contains(split)).toList();
  }

  private List<String> missing() {
    return group().target(this, content.splitIds()).stream().filter(group()::isFree).toList();
  }

  @Override
  public boolean finished() {
    return source.boundedness() == Boundedness.BOUNDED && underLock(this::unread).isEmpty();
  }

  private List<String> unread() {
    Collection<String> mine =
        assignsItself() ? group().target(this, content.splitIds()) : next.keySet();
    return mine.stream()
        .filter(split -> !next.containsKey(split) || next.get(split) < log(split).size())
        .toList();
  }

  @Override
  public void pause() {
    content.change(() -> paused = true);
  }

  @Override
  public void resume() {
    content.change(() -> paused = false);
  }

  @Override
  public void acknowledge(Position position) {
    if (source.progressStore() == ProgressStore.SOURCE) {
      requireOwned(position);
      content.acknowledge(pipeline, position);
    }
  }

  private void requireOwned(Position position) {
    for (String split : position.bySplit().keySet()) {
      if (!next.containsKey(split)) {
        throw new IllegalStateException(
            "split "
                + split
                + " of "
                + source
                + " is not this reader's, and can't be acknowledged");
      }
    }
  }

  @Override
  public Position position() {
    Map<String, String> positions = new HashMap<>();
    next.forEach((split, index) -> positions.put(split, String.valueOf(index)));
    return new Position(positions);
  }

  @Override
  public Map<String, Long> lag() {
    Map<String, Long> lag = new HashMap<>();
    content.change(
        () -> next.forEach((split, index) -> lag.put(split, (long) (log(split).size() - index))));
    return lag;
  }

  @Override
  public void wakeup() {
    content.change(() -> woken = true);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (assignsItself() && listener != null && !next.isEmpty()) {
      listener.revoked(next.keySet().stream().map(Split::of).toList());
    }
    content.change(
        () -> {
          closed = true;
          group().leave(this);
        });
    next.clear();
  }

  @Override
  public Collection<String> splits() {
    return List.copyOf(next.keySet());
  }

  private SplitLog log(String split) {
    return content.log(Integer.parseInt(split));
  }

  private SplitGroup group() {
    return content.group(pipeline);
  }

  private boolean assignsItself() {
    return source.assignment() == SplitAssignment.SOURCE;
  }
}
