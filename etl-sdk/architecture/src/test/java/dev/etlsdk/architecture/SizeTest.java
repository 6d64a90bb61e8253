package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Files and methods that one can take in: long ones are split by what they do. */
class SizeTest {

  private static final int LINES_OF_FILE = 400;
  private static final int LINES_OF_METHOD = 40;

  /** One thing in spite of its length: a sealed family of records has to stand in one file. */
  private static final Set<String> SEALED_FAMILIES =
      Set.of("etl-sdk/codegen/src/main/java/dev/etlsdk/codegen/expression/Expression.java");

  /** One thing as well: a loop over one value. */
  private static final Set<String> LONG_METHODS = Set.of("Skipper.java, value");

  private final Set<String> tooLong = new TreeSet<>();

  @Test
  void filesAndMethodsAreShort() throws IOException {
    List<Path> sources = mainSources();
    assertThat(sources).isNotEmpty();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        measure(unit, positions);
      }
    }
    assertThat(tooLong)
        .as("files over %d lines, methods over %d", LINES_OF_FILE, LINES_OF_METHOD)
        .isEmpty();
  }

  private void measure(CompilationUnitTree unit, SourcePositions positions) {
    String file = House.ROOT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
    long length = lines(unit, unit, positions);
    if (length > LINES_OF_FILE && !SEALED_FAMILIES.contains(file)) {
      tooLong.add(file + ": " + length + " lines");
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        long lines = lines(unit, method, positions);
        String name = Path.of(file).getFileName() + ", " + method.getName();
        if (lines > LINES_OF_METHOD && !LONG_METHODS.contains(name)) {
          tooLong.add(file + ", " + method.getName() + ": " + lines + " lines");
        }
        return super.visitMethod(method, unused);
      }
    }.scan(unit, null);
  }

  private static long lines(CompilationUnitTree unit, Tree tree, SourcePositions positions) {
    long start = Math.max(0, positions.getStartPosition(unit, tree));
    long end = Math.max(start, positions.getEndPosition(unit, tree));
    return unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
  }

  private static List<Path> mainSources() {
    return Module.all().stream()
        .map(module -> House.ROOT.resolve(module.folder()).resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(SizeTest::javaFilesBelow)
        .toList();
  }

  private static Stream<Path> javaFilesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
