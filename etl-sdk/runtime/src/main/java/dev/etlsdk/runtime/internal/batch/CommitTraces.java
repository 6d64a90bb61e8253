package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.api.trace.TracedCommit;
import java.util.ArrayList;
import java.util.List;

/** What was begun to follow the fetches since the last commit. Used by one thread. */
final class CommitTraces {

  private final TaskContext context;
  private final List<BatchTrace> batches = new ArrayList<>();
  private long count;

  CommitTraces(TaskContext context) {
    this.context = context;
  }

  void add(BatchTrace trace) {
    if (trace == BatchTrace.NONE) {
      return;
    }
    count++;
    if (batches.size() < TracedCommit.MOST) {
      batches.add(trace);
    }
  }

  /** Begins to follow the commit of all of them; none of them is followed by another one. */
  BatchTrace begin() {
    if (count == 0) {
      return BatchTrace.NONE;
    }
    BatchTrace trace =
        context
            .tracer()
            .beginCommit(
                new TracedCommit(
                    context.pipeline().name(),
                    context.pipeline().version(),
                    context.task(),
                    count,
                    batches));
    batches.clear();
    count = 0;
    return trace;
  }
}
