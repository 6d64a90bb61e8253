package dev.etlsdk.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Sources of a module in a folder, and the classes they become, compiled as a build does. */
final class ModuleFolder {

  private final Path sources;
  private final Path classes;

  private ModuleFolder(Path sources, Path classes) {
    this.sources = sources;
    this.classes = classes;
  }

  /** An empty one. */
  static ModuleFolder in(Path folder) throws IOException {
    return new ModuleFolder(
        Files.createDirectories(folder.resolve("src")),
        Files.createDirectories(folder.resolve("classes")));
  }

  /** Where its classes go. */
  Path classes() {
    return classes;
  }

  /** Adds a source. */
  ModuleFolder source(String path, String text) throws IOException {
    Path file = sources.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Adds a source. */
  ModuleFolder source(Path file) throws IOException {
    Files.copy(file, sources.resolve(file.getFileName().toString()));
    return this;
  }

  /**
   * Compiles, and gives the errors and warnings.
   *
   * @param processor none if null
   */
  List<String> compile(
      JavaCompiler compiler, Processor processor, List<Path> classPath, String... options)
      throws IOException {
    return compile(
        compiler,
        options(classPath, options),
        task -> task.setProcessors(processor == null ? List.of() : List.of(processor)));
  }

  /** Compiles with the processor that the options find, and gives the errors and warnings. */
  List<String> compileWithOptions(JavaCompiler compiler, String... options) throws IOException {
    return compile(compiler, options(List.of(), options), task -> {});
  }

  /** Compiles, and gives each error and warning behind the name of its file and its line. */
  List<String> compileWithPlaces(
      JavaCompiler compiler, Processor processor, List<Path> classPath, String... options)
      throws IOException {
    return diagnostics(
            compiler, options(classPath, options), task -> task.setProcessors(List.of(processor)))
        .map(found -> place(found) + found.getMessage(Locale.ROOT))
        .toList();
  }

  private static String place(Diagnostic<? extends JavaFileObject> found) {
    return found.getSource() == null
        ? ""
        : Path.of(found.getSource().getName()).getFileName() + ":" + found.getLineNumber() + ": ";
  }

  private List<String> compile(
      JavaCompiler compiler, List<String> options, Consumer<JavaCompiler.CompilationTask> prepare)
      throws IOException {
    return diagnostics(compiler, options, prepare)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  private Stream<Diagnostic<? extends JavaFileObject>> diagnostics(
      JavaCompiler compiler, List<String> options, Consumer<JavaCompiler.CompilationTask> prepare)
      throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> units = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              files,
              diagnostics,
              options,
              null,
              files.getJavaFileObjectsFromPaths(units));
      prepare.accept(task);
      task.call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE);
  }

  private List<String> options(List<Path> classPath, String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    String separator = System.getProperty("path.separator");
    all.addAll(
        List.of(
            "-d",
            classes.toString(),
            "-s",
            classes.toString(),
            "-classpath",
            classPath.stream().map(Path::toString).collect(Collectors.joining(separator))
                + separator
                + classPathOfTests()));
    return all;
  }

  /** Surefire puts a jar that names the others on the class path; it tells them here. */
  static String classPathOfTests() {
    String all = System.getProperty("java.class.path");
    return System.getProperty("surefire.test.class.path", all);
  }

  /** The text of each file that was made, by its path, in order. */
  List<String> made(String suffix) throws IOException {
    try (Stream<Path> found = Files.walk(classes)) {
      return found
          .filter(file -> file.toString().endsWith(suffix))
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
