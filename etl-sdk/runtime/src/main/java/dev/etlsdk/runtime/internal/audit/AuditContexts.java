package dev.etlsdk.runtime.internal.audit;

import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskResources;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What connectors get while they are asked. Nothing is shared between them. Thread-safe. */
final class AuditContexts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditContexts.class);

  private final PlannedPipeline pipeline;
  private final RunnerOptions options;
  private final RootAllocator root;
  private final AtomicInteger number = new AtomicInteger();
  private final List<AutoCloseable> opened = new ArrayList<>();

  AuditContexts(PlannedPipeline pipeline, RunnerOptions options) {
    this.pipeline = pipeline;
    this.options = options;
    this.root = new RootAllocator(options.memoryLimit());
  }

  SourceContext source(String stream) {
    return new SourceContext(
        pipeline.name(),
        pipeline.version(),
        stream,
        options.hasStableWorkerId() ? options.workerId() : "",
        0,
        memory(stream),
        options.clock());
  }

  SinkContext sink(String stream, String stage) {
    return new SinkContext(
        pipeline.name(),
        pipeline.version(),
        stream,
        options.hasStableWorkerId() ? options.workerId() : "",
        0,
        pipeline.delivery(),
        memory(stage),
        new Resources(),
        options.clock());
  }

  private BufferAllocator memory(String stage) {
    BufferAllocator child =
        root.newChildAllocator(
            "audit " + number.incrementAndGet() + " " + stage, 0, options.memoryLimit());
    opened(child);
    return child;
  }

  private synchronized void opened(AutoCloseable resource) {
    opened.add(resource);
  }

  @Override
  public synchronized void close() {
    for (int i = opened.size() - 1; i >= 0; i--) {
      close(opened.get(i));
    }
    close(root);
  }

  /** An audit has answered already; what a connector leaves behind isn't part of the answer. */
  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.warn("a connector's audit left something unreleased", e);
    }
  }

  /** Shares nothing. */
  private final class Resources implements TaskResources {
    @Override
    public <T extends AutoCloseable> T shared(Object key, Class<T> type, Supplier<T> factory) {
      T resource = factory.get();
      opened(resource);
      return resource;
    }
  }
}
