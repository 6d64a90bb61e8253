package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskResources;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.transform.TransformContext;
import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a runtime would give to sources, sinks and transforms, for tests that have none: task 0 of a
 * worker named {@code worker} and version {@code 1} of a pipeline, whose one stream is named {@code
 * stream}.
 */
public final class TestContexts {

  private static final String VERSION = "1";
  private static final String STREAM = "stream";
  private static final String WORKER = "worker";

  private TestContexts() {}

  /** A context for readers and enumerators. */
  public static SourceContext source(String pipeline, BufferAllocator allocator) {
    return source(pipeline, 0, allocator);
  }

  /** A context for readers of one of several tasks. */
  public static SourceContext source(String pipeline, int task, BufferAllocator allocator) {
    return new SourceContext(pipeline, VERSION, STREAM, WORKER, task, allocator, Clock.systemUTC());
  }

  /** A context for writers that are to deliver exactly once. */
  public static SinkContext sink(
      String pipeline, BufferAllocator allocator, TaskResources resources) {
    return sink(pipeline, DeliveryGuarantee.EXACTLY_ONCE, allocator, resources);
  }

  /** A context for writers. */
  public static SinkContext sink(
      String pipeline,
      DeliveryGuarantee guarantee,
      BufferAllocator allocator,
      TaskResources resources) {
    return new SinkContext(
        pipeline, VERSION, STREAM, WORKER, 0, guarantee, allocator, resources, Clock.systemUTC());
  }

  /** A context for transforms. */
  public static TransformContext transform(String pipeline, BufferAllocator allocator) {
    return new TransformContext(pipeline, STREAM, 0, allocator, Clock.systemUTC());
  }
}
