package dev.etlsdk.codegen.compile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds generated classes. Thread-safe. */
public final class GeneratedClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;

  /**
   * A loader.
   *
   * @param parent asked first
   * @param classes class files by name
   */
  public GeneratedClassLoader(ClassLoader parent, Map<String, byte[]> classes) {
    super(parent);
    this.classes = Map.copyOf(classes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte @Nullable [] file = classes.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }
}
