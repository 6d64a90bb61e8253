package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.sink.TaskResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the writers of one task share. */
final class SharedResources implements TaskResources {

  private final Map<Object, AutoCloseable> shared = new LinkedHashMap<>();

  @Override
  public <T extends AutoCloseable> T shared(Object key, Class<T> type, Supplier<T> factory) {
    AutoCloseable resource = shared.get(key);
    if (resource == null) {
      resource = factory.get();
      shared.put(key, resource);
    }
    return type.cast(resource);
  }

  void close(Closer closer) {
    List<AutoCloseable> lastFirst = new ArrayList<>(shared.values());
    Collections.reverse(lastFirst);
    shared.clear();
    lastFirst.forEach(closer::close);
  }
}
