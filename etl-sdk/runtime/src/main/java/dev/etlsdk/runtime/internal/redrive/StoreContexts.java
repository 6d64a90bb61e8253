package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskResources;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.arrow.memory.RootAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stores get, and hold until all of it is closed. Used by one thread. */
final class StoreContexts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreContexts.class);

  private final PlannedPipeline pipeline;
  private final RunnerOptions options;
  private final Substitutes substitutes;
  private final RootAllocator root;
  private final Deque<AutoCloseable> lastFirst = new ArrayDeque<>();

  StoreContexts(PlannedPipeline pipeline, RunnerOptions options, Substitutes substitutes) {
    this.pipeline = pipeline;
    this.options = options;
    this.substitutes = substitutes;
    this.root = new RootAllocator(options.memoryLimit());
    lastFirst.push(root);
  }

  SinkContext context() {
    return new SinkContext(
        pipeline.name(),
        pipeline.version(),
        "dead letters",
        options.hasStableWorkerId() ? options.workerId() : "",
        0,
        pipeline.delivery(),
        root,
        new Resources(),
        options.clock(),
        substitutes);
  }

  @Override
  public void close() {
    while (!lastFirst.isEmpty()) {
      try {
        lastFirst.pop().close();
      } catch (Exception e) {
        LOG.warn("a dead-letter store left something unreleased", e);
      }
    }
  }

  private final class Resources implements TaskResources {

    private final Map<Object, AutoCloseable> shared = new HashMap<>();

    @Override
    public <T extends AutoCloseable> T shared(Object key, Class<T> type, Supplier<T> factory) {
      AutoCloseable resource = shared.get(key);
      if (resource == null) {
        resource = factory.get();
        shared.put(key, resource);
        lastFirst.push(resource);
      }
      return type.cast(resource);
    }
  }
}
