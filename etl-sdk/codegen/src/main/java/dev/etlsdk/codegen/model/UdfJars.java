package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The opened jars of a folder, each with a class loader of its own. */
final class UdfJars implements AutoCloseable {

  private final List<UdfJarLoader> loaders = new ArrayList<>();

  /** A jar that can be read. */
  record Opened(Path file, ClassLoader loader) {}

  /** Opens the jars of a folder in the order of their names. */
  List<Opened> open(Path folder, Consumer<UdfProblem> problems) {
    List<Opened> opened = new ArrayList<>();
    for (Path file : list(folder, problems)) {
      try (JarFile jar = new JarFile(file.toFile())) {
        jar.size();
        UdfJarLoader loader = UdfJarLoader.create(file);
        loaders.add(loader);
        opened.add(new Opened(file, loader));
      } catch (IOException e) {
        problems.accept(
            new UdfProblem(
                EtlError.UDF_0006,
                file.toString(),
                "",
                "can't be read as a jar: " + e.getMessage(),
                "replace the file, or take it out of the folder"));
      }
    }
    return opened;
  }

  private static List<Path> list(Path folder, Consumer<UdfProblem> problems) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      problems.accept(
          new UdfProblem(
              EtlError.UDF_0006,
              folder.toString(),
              "",
              "the folder of jars with functions can't be read: " + e,
              "create it, or set another one"));
      return List.of();
    }
  }

  @Override
  public void close() {
    for (UdfJarLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a jar with functions can't be closed", e);
      }
    }
  }
}
