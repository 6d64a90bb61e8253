package dev.etlsdk.kafka;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskResources;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.substitute.Substitutes;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/** What a runtime gives to one task's reader and writers. */
final class Task implements AutoCloseable {

  private final BufferAllocator allocator;
  private final String pipeline;
  private final String worker;
  private final int number;
  private final DeliveryGuarantee guarantee;
  private final Resources resources = new Resources();

  Task(BufferAllocator allocator, String pipeline) {
    this(allocator, pipeline, "", 0);
  }

  Task(BufferAllocator allocator, String pipeline, String worker, int number) {
    this(allocator, pipeline, worker, number, DeliveryGuarantee.AT_LEAST_ONCE);
  }

  Task(
      BufferAllocator allocator,
      String pipeline,
      String worker,
      int number,
      DeliveryGuarantee guarantee) {
    this.guarantee = guarantee;
    this.allocator = allocator;
    this.pipeline = pipeline;
    this.worker = worker;
    this.number = number;
  }

  SourceContext source() {
    return new SourceContext(pipeline, "", "input", worker, number, allocator, Clock.systemUTC());
  }

  SinkContext sink() {
    return sink("output", Substitutes.none());
  }

  SinkContext sink(String stream, Substitutes substitutes) {
    return new SinkContext(
        pipeline,
        "7",
        stream,
        worker,
        number,
        guarantee,
        allocator,
        resources,
        Clock.systemUTC(),
        substitutes);
  }

  int resources() {
    return resources.made.size();
  }

  @Override
  public void close() {
    while (!resources.order.isEmpty()) {
      try {
        resources.order.pop().close();
      } catch (Exception failure) {
        throw new AssertionError(failure);
      }
    }
  }

  private static final class Resources implements TaskResources {
    private final Map<Object, AutoCloseable> made = new HashMap<>();
    private final Deque<AutoCloseable> order = new ArrayDeque<>();

    @Override
    public <T extends AutoCloseable> T shared(Object key, Class<T> type, Supplier<T> factory) {
      return type.cast(
          made.computeIfAbsent(
              key,
              absent -> {
                T resource = factory.get();
                order.push(resource);
                return resource;
              }));
    }
  }
}
