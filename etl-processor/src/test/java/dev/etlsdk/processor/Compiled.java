package dev.etlsdk.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** The classes of a compilation, loaded. */
final class Compiled extends ClassLoader {

  private static final Path TESTS = Path.of("src/test/java/dev/etlsdk/processor");

  private final Map<String, byte[]> classes;
  private final boolean ownFirst;

  private Compiled(Map<String, byte[]> classes, boolean ownFirst) {
    super(Compiled.class.getClassLoader());
    this.classes = classes;
    this.ownFirst = ownFirst;
  }

  static Compiled of(Compilation compilation) throws IOException {
    return new Compiled(classes(compilation), true);
  }

  /** Classes that are compiled with the tests as well are those of the tests. */
  static Compiled besideTests(Compilation compilation) throws IOException {
    return new Compiled(classes(compilation), false);
  }

  private static Map<String, byte[]> classes(Compilation compilation) throws IOException {
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
    return classes;
  }

  /** Writes the classes below a folder, as a class path has them. */
  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> type : classes.entrySet()) {
      Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
  }

  /** The classes of a folder beside the tests, compiled with the processor without a message. */
  static Compiled folder(String name) throws IOException {
    return compile(sources(name));
  }

  /** The sources of a folder beside the tests, tests left out, in the order of their names. */
  static List<JavaFileObject> sources(String name) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(TESTS.resolve(name))) {
      for (Path file :
          files.filter(file -> !file.toString().endsWith("Test.java")).sorted().toList()) {
        sources.add(JavaFileObjects.forResource(file.toUri().toURL()));
      }
    }
    return sources;
  }

  /** The classes of one source, compiled with the processor without a message. */
  static Compiled source(String name, String text) throws IOException {
    return compile(List.of(JavaFileObjects.forSourceString(name, text)));
  }

  private static Compiled compile(List<JavaFileObject> sources) throws IOException {
    Compilation compilation =
        javac()
            .withProcessors(new PipelineProcessor())
            .withOptions("-Xlint:all,-processing,-path", "-Werror")
            .compile(sources);
    assertThat(compilation.warnings()).isEmpty();
    assertThat(compilation.errors()).isEmpty();
    return of(compilation);
  }

  /** The same classes, each changed by what takes its bytes and its name. */
  Compiled changed(BiFunction<byte[], String, byte[]> change) {
    Map<String, byte[]> changed = new HashMap<>();
    classes.forEach((name, bytes) -> changed.put(name, change.apply(bytes, name)));
    return new Compiled(changed, ownFirst);
  }

  /** The names of the classes. */
  Set<String> names() {
    return classes.keySet();
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

  /** Sources of tests are also compiled with the tests, so a class may be there twice. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return ownFirst && classes.containsKey(name)
          ? findClass(name)
          : super.loadClass(name, resolve);
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
