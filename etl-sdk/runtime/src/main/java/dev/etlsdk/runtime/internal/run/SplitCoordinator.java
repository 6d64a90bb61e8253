package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Finds the splits of sources that leave it to the runtime, and divides them among the tasks. */
final class SplitCoordinator implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SplitCoordinator.class);

  private final LocalExecution execution;
  private final List<SourcePlan> sources;
  private final List<Task> tasks;
  private final TaskContext context;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<SourcePlan, Set<String>> known = new HashMap<>();

  SplitCoordinator(LocalExecution execution, List<Task> tasks, TaskContext context) {
    this.execution = execution;
    this.tasks = tasks;
    this.context = context;
    this.sources =
        context.pipeline().plan().sources().stream()
            .filter(plan -> plan.source().assignment() == SplitAssignment.RUNTIME)
            .toList();
  }

  boolean needed() {
    return !sources.isEmpty();
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    LogContext.pipeline(context.pipeline().name());
    List<SplitEnumerator> enumerators = new ArrayList<>();
    try {
      for (SourcePlan source : sources) {
        SplitEnumerator enumerator = source.source().enumerator(context.source(source.name()));
        enumerators.add(enumerator);
        divide(source, enumerator, true);
      }
      long interval = execution.options().discoveryInterval().toNanos();
      while (!stopped.await(interval, TimeUnit.NANOSECONDS)) {
        rediscover(enumerators);
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while waiting for new splits", e);
    } catch (RuntimeException | Error e) {
      execution.fail(execution.unexpected(e));
    } finally {
      enumerators.forEach(this::close);
    }
  }

  private void rediscover(List<SplitEnumerator> enumerators) {
    for (int i = 0; i < sources.size(); i++) {
      SourcePlan source = sources.get(i);
      if (source.source().boundedness() == Boundedness.UNBOUNDED) {
        try {
          divide(source, enumerators.get(i), false);
        } catch (EtlException e) {
          if (!e.retryable()) {
            throw e.within(context.pipeline().name(), source.name());
          }
          FailureLog.write(
              LOG,
              Level.WARN,
              "looking for new splits of " + source.name() + " is tried again later",
              e);
        }
      }
    }
  }

  /** Gives new splits to the tasks that have the fewest. */
  private void divide(SourcePlan source, SplitEnumerator enumerator, boolean first) {
    Set<String> seen = known.computeIfAbsent(source, ignored -> new HashSet<>());
    Map<Task, List<Split>> shares = new HashMap<>();
    for (Split split : enumerator.discover()) {
      if (seen.add(split.id())) {
        Task least =
            tasks.stream()
                .min(
                    Comparator.comparingInt(
                        task ->
                            task.splitCount(source.number())
                                + shares.getOrDefault(task, List.of()).size()))
                .orElseThrow();
        shares.computeIfAbsent(least, ignored -> new ArrayList<>()).add(split);
      }
    }
    for (Task task : tasks) {
      List<Split> share = shares.getOrDefault(task, List.of());
      // The first time also none is told: a bounded reader without splits has finished.
      if (first || !share.isEmpty()) {
        task.assign(source.number(), share);
      }
    }
  }

  private void close(SplitEnumerator enumerator) {
    try {
      enumerator.close();
    } catch (RuntimeException e) {
      LOG.warn("closing an enumerator failed", e);
    }
  }
}
