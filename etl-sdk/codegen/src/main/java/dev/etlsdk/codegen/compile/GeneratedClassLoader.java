package dev.etlsdk.codegen.compile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds generated classes, and sees those of several loaders: the SDK's, and that of each jar of user-defined functions. Thread-safe.
 */
public final class GeneratedClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final List<ClassLoader> others;
  private final Map<String, byte[]> classes;

  /**
   * A loader.
   *
   * @param parent asked first
   * @param others asked in order for what the parent doesn't have
   * @param classes class files by name; they win over both
   */
  public GeneratedClassLoader(ClassLoader parent, List<ClassLoader> others, Map<String, byte[]> classes) {
    super(parent);
    this.others = List.copyOf(others);
    this.classes = Map.copyOf(classes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte @Nullable [] file = classes.get(name);
    if (file != null) {
      return defineClass(name, file, 0, file.length);
    }
    for (ClassLoader other : others) {
      try {
        return other.loadClass(name);
      } catch (ClassNotFoundException e) {
        // the next may have it
      }
    }
    throw new ClassNotFoundException(name);
  }
}
