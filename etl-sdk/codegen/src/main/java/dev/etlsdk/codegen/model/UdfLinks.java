package dev.etlsdk.codegen.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under which class names generated code reaches functions. A generated class has one class loader, in which a name means one
 * class.
 */
final class UdfLinks {

  private final Map<String, Class<?>> byName = new HashMap<>();

  UdfLinks(List<UdfFunction> functions) {
    for (UdfFunction function : functions) {
      byName.put(function.owner().getName(), function.owner());
    }
  }

  Object callTarget(Class<?> owner, Object instance) {
    return instance;
  }

  ClassLoader loader(ClassLoader parent) {
    return new Loader(parent, byName);
  }

  /** The parent of generated classes: sees the classes of functions, wherever they were loaded. */
  private static final class Loader extends ClassLoader {
    private final Map<String, Class<?>> byName;

    Loader(ClassLoader parent, Map<String, Class<?>> byName) {
      super(parent);
      this.byName = Map.copyOf(byName);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      @Nullable Class<?> linked = byName.get(name);
      return linked == null ? super.loadClass(name, resolve) : linked;
    }
  }
}
