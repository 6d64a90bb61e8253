package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The splits of bounded sources as they were when the execution began, for all of its readers. The
 * first one that asks looks, the others wait for it. Thread-safe.
 */
final class Discoveries {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, List<Split>> found = new HashMap<>();

  List<Split> of(SourcePlan source, TaskContext context) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<Split> known = found.get(source.name());
      if (known == null) {
        try (SplitEnumerator enumerator =
            source.source().enumerator(context.source(source.name()))) {
          known = List.copyOf(enumerator.discover());
        }
        found.put(source.name(), known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
