package dev.etlsdk.codegen.model;

import dev.etlsdk.udf.UdfLibrary;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads one jar in isolation: its own classes first, whatever the program or another jar has under
 * the same name. Shared are only the JDK and what functions and engine have to understand alike.
 */
final class UdfJarLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  /** etl-udf-api itself; vectors, which are handed to functions in vector form; logging. */
  private static final List<String> SHARED =
      List.of("dev.etlsdk.udf.", "org.apache.arrow.", "org.jspecify.", "org.slf4j.");

  private final ClassLoader shared;

  private UdfJarLoader(Path file, URL url, ClassLoader shared) {
    super(file.getFileName().toString(), new URL[] {url}, ClassLoader.getPlatformClassLoader());
    this.shared = shared;
  }

  static UdfJarLoader create(Path file) throws IOException {
    return new UdfJarLoader(file, file.toUri().toURL(), UdfLibrary.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    for (String prefix : SHARED) {
      if (name.startsWith(prefix)) {
        return shared.loadClass(name);
      }
    }
    return super.loadClass(name, resolve);
  }
}
