package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.javatype.ReflectedTypes;
import dev.etlsdk.udf.UdfConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Under which class names generated code reaches functions. A generated class has one class loader,
 * in which a name means one class; where several jars have one class name, each of theirs is
 * reached through a {@link UdfBridge}. Immutable and thread-safe.
 */
final class UdfLinks {

  private static final String PACKAGE = "dev.etlsdk.generated.jar";

  private final List<UdfFunction> functions = new ArrayList<>();
  private final Map<String, Class<?>> classes = new HashMap<>();
  private final Map<String, UdfConfig> configs = new HashMap<>();

  private UdfLinks() {}

  static UdfLinks of(List<LoadedFunction> functions, UdfConfigs configs) {
    UdfLinks links = new UdfLinks();
    Set<String> ambiguous = ambiguousNames(functions);
    Map<Class<?>, String> callNames = new HashMap<>();
    int bridges = 0;
    for (Map.Entry<Class<?>, List<LoadedFunction>> owner : byOwner(functions).entrySet()) {
      Class<?> type = owner.getKey();
      Class<?> called = type;
      if (ambiguous.contains(type.getName()) && owner.getValue().get(0).jar().isPresent()) {
        bridges++;
        called = UdfBridge.load(PACKAGE + bridges, owner.getValue());
      }
      callNames.put(type, links.add(called));
      links.configs.put(callNames.get(type), configs.of(type));
    }
    for (LoadedFunction function : functions) {
      links.functions.add(
          function.calledAs(
              callNames.getOrDefault(function.owner(), function.model().owner().sourceName())));
    }
    return links;
  }

  private static Map<Class<?>, List<LoadedFunction>> byOwner(List<LoadedFunction> functions) {
    Map<Class<?>, List<LoadedFunction>> owners = new LinkedHashMap<>();
    functions.forEach(f -> owners.computeIfAbsent(f.owner(), k -> new ArrayList<>()).add(f));
    return owners;
  }

  private static Set<String> ambiguousNames(List<LoadedFunction> functions) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> ambiguous = new LinkedHashSet<>();
    for (Class<?> owner : byOwner(functions).keySet()) {
      if (!seen.add(owner.getName())) {
        ambiguous.add(owner.getName());
      }
    }
    return ambiguous;
  }

  /**
   * Makes a class known, and those around it, through which source names it; gives its name in
   * source.
   */
  private String add(Class<?> type) {
    for (Class<?> scope = type; scope != null; scope = scope.getEnclosingClass()) {
      classes.put(scope.getName(), scope);
    }
    return ReflectedTypes.sourceName(type);
  }

  List<UdfFunction> functions() {
    return functions;
  }

  Map<String, UdfConfig> configs() {
    return configs;
  }

  ClassLoader loader(ClassLoader parent) {
    return new Loader(parent, classes);
  }

  /** The parent of generated classes: sees the classes of functions, wherever they were loaded. */
  private static final class Loader extends ClassLoader {

    static {
      registerAsParallelCapable();
    }

    private final Map<String, Class<?>> classes;

    Loader(ClassLoader parent, Map<String, Class<?>> classes) {
      super(parent);
      this.classes = Map.copyOf(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> linked = classes.get(name);
      return linked == null ? super.loadClass(name, resolve) : linked;
    }
  }
}
