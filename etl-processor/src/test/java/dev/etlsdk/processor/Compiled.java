package dev.etlsdk.processor;

import com.google.testing.compile.Compilation;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;

/** The classes of a compilation, loaded. */
final class Compiled extends ClassLoader {

  private final Map<String, byte[]> classes;

  private Compiled(Map<String, byte[]> classes) {
    super(Compiled.class.getClassLoader());
    this.classes = classes;
  }

  static Compiled of(Compilation compilation) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        String name =
            file.getName().replaceFirst("^/?CLASS_OUTPUT/", "").replaceFirst("\\.class$", "");
        try (InputStream bytes = file.openInputStream()) {
          classes.put(name.replace('/', '.'), bytes.readAllBytes());
        }
      }
    }
    return new Compiled(classes);
  }

  /** Writes the classes below a folder, as a class path has them. */
  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> type : classes.entrySet()) {
      Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
  }

  /** Calls {@code create} of a generated class. */
  Pipeline pipeline(String className, PipelineConfig config) throws ReflectiveOperationException {
    try {
      return (Pipeline)
          loadClass(className).getMethod("create", PipelineConfig.class).invoke(null, config);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw e;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
