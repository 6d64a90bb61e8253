package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.sink.TaskResources;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The shared resources of one task, for tests without a runtime. Used by one thread. */
public final class InMemoryTaskResources implements TaskResources, AutoCloseable {

  private final Map<Object, AutoCloseable> byKey = new HashMap<>();
  private final Deque<AutoCloseable> lastMadeFirst = new ArrayDeque<>();

  /** No resources yet. */
  public InMemoryTaskResources() {}

  @Override
  public <T extends AutoCloseable> T shared(Object key, Class<T> type, Supplier<T> factory) {
    AutoCloseable found = byKey.get(key);
    if (found == null) {
      found = factory.get();
      byKey.put(key, found);
      lastMadeFirst.push(found);
    }
    return type.cast(found);
  }

  /** Closes all resources, the last made first. */
  @Override
  public void close() throws Exception {
    while (!lastMadeFirst.isEmpty()) {
      lastMadeFirst.pop().close();
    }
    byKey.clear();
  }
}
