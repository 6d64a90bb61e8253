package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** What other threads want of a reader, until its poll thread does it. Thread-safe. */
final class ReaderOrders {

  private final Queue<Assignment> assignments = new ArrayDeque<>();
  private Position acknowledgement = Position.none();
  private Position commitment = Position.none();
  private final boolean assignedByRuntime;
  private boolean assigned;

  ReaderOrders(boolean assignedByRuntime) {
    this.assignedByRuntime = assignedByRuntime;
  }

  /** The source has told the reader its splits, be it none. */
  synchronized void told() {
    assigned = true;
  }

  synchronized void assign(List<Split> splits, Position from) {
    assignments.add(new Assignment(splits, from));
  }

  synchronized void acknowledge(Position position) {
    acknowledgement = acknowledgement.plus(position);
  }

  synchronized void committed(Position position) {
    commitment = commitment.plus(position);
  }

  synchronized boolean any() {
    return !assignments.isEmpty() || !acknowledgement.isEmpty() || !commitment.isEmpty();
  }

  /** Whether the reader has been told its splits. */
  synchronized boolean assigned() {
    return assigned;
  }

  /** Whether the reader can tell if it has finished: it can't before the runtime gave it splits. */
  synchronized boolean mayFinish() {
    return assigned || !assignedByRuntime;
  }

  /** Does all of it. On the poll thread. */
  void execute(SourceReader reader) {
    List<Assignment> taken;
    Position position;
    Position committed;
    synchronized (this) {
      if (!any()) {
        return;
      }
      taken = new ArrayList<>(assignments);
      assignments.clear();
      position = acknowledgement;
      acknowledgement = Position.none();
      committed = commitment;
      commitment = Position.none();
    }
    for (Assignment assignment : taken) {
      reader.assign(assignment.splits(), assignment.from());
    }
    Position own = assignedByRuntime ? position : ofOwnSplits(position, reader);
    if (!own.isEmpty()) {
      reader.acknowledge(own);
    }
    Position ownCommitted = ofOwnSplits(committed, reader);
    if (!ownCommitted.isEmpty()) {
      reader.committed(ownCommitted);
    }
    if (!taken.isEmpty()) {
      synchronized (this) {
        assigned = true;
      }
    }
  }

  /** Splits that were lost meanwhile are another reader's to acknowledge. */
  private static Position ofOwnSplits(Position position, SourceReader reader) {
    Set<String> others = new HashSet<>(position.bySplit().keySet());
    others.removeAll(reader.splits());
    return others.isEmpty() ? position : position.without(others);
  }

  private record Assignment(List<Split> splits, Position from) {}
}
