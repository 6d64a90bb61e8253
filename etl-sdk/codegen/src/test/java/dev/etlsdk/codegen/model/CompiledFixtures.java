package dev.etlsdk.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the sources below {@code src/test/resources/fixtures}, and lets readers look at them
 * through the compiler.
 */
final class CompiledFixtures {

  private static final Path SOURCES = Path.of("src/test/resources/fixtures");

  private CompiledFixtures() {}

  /** Compiles all fixtures into a folder. */
  static void compile(Path classes, String... options) throws IOException {
    task(sources(), classes, options).call();
  }

  /** What a reader finds while the fixtures are compiled. */
  static <T> T fromSource(Path scratch, String name, BiFunction<JavacTask, TypeElement, T> reader)
      throws IOException {
    return read(task(sources(), scratch), name, true, reader);
  }

  /** What a reader finds in the class files of a folder. */
  static <T> T fromClassFiles(
      Path classes, String name, BiFunction<JavacTask, TypeElement, T> reader) throws IOException {
    Path scratch = Files.createTempDirectory("scratch");
    Path source = Files.writeString(scratch.resolve("Empty.java"), "class Empty {}");
    return read(task(List.of(source), scratch, "-cp", classPath(classes)), name, false, reader);
  }

  private static <T> T read(
      JavacTask task, String name, boolean source, BiFunction<JavacTask, TypeElement, T> reader)
      throws IOException {
    task.analyze();
    TypeElement type = task.getElements().getTypeElement(name);
    assertThat(type).as(name).isNotNull();
    assertThat(Trees.instance(task).getPath(type) != null).as("from source").isEqualTo(source);
    return reader.apply(task, type);
  }

  private static JavacTask task(List<Path> sources, Path output, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    List<String> all = new ArrayList<>(List.of("-d", output.toString(), "-proc:none"));
    all.addAll(List.of(options));
    StringWriter messages = new StringWriter();
    return (JavacTask)
        compiler.getTask(
            messages,
            files,
            diagnostic -> {
              if (diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
                throw new AssertionError(diagnostic.toString());
              }
            },
            all,
            null,
            files.getJavaFileObjectsFromPaths(sources));
  }

  static String classPath(Path first) {
    return first + System.getProperty("path.separator") + System.getProperty("java.class.path");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
