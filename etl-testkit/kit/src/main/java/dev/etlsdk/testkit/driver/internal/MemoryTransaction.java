package dev.etlsdk.testkit.driver.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a producer writes as one: records in logs, and offsets of groups. */
final class MemoryTransaction {

  /** What became of it. */
  enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  private final Set<MemoryLog> logs = new LinkedHashSet<>();
  private final Map<MemoryGroup, Map<TopicPartition, OffsetAndMetadata>> offsets =
      new LinkedHashMap<>();
  private State state = State.OPEN;

  State state() {
    return state;
  }

  /** A record of it stands in this log. */
  void wroteTo(MemoryLog log) {
    logs.add(log);
  }

  void add(MemoryGroup group, Map<TopicPartition, OffsetAndMetadata> more) {
    offsets.computeIfAbsent(group, ignored -> new HashMap<>()).putAll(more);
  }

  void commit() {
    end(State.COMMITTED);
    offsets.forEach(MemoryGroup::commit);
  }

  void abort() {
    end(State.ABORTED);
  }

  /** A marker in each log says how it ended, which takes an offset. */
  private void end(State end) {
    state = end;
    logs.forEach(MemoryLog::mark);
  }
}
