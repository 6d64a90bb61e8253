package dev.etlsdk.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A third party's library: a connector with its annotations, records, functions, transforms. */
final class Pigeons {

  private static final Path CONNECTOR = Path.of("src/test/java/dev/etlsdk/processor/memory");
  private static final String OUR_NAME = "dev.etlsdk.processor.memory";
  private static final String THEIR_NAME = "acme.pigeons";

  private Pigeons() {}

  /** Its sources. */
  static ModuleFolder library(Path folder) throws IOException {
    ModuleFolder library = ModuleFolder.in(folder);
    try (Stream<Path> sources = Files.list(CONNECTOR)) {
      for (Path source : sources.sorted().toList()) {
        library.source(
            "acme/pigeons/" + source.getFileName(),
            Files.readString(source).replace(OUR_NAME, THEIR_NAME));
      }
    }
    library
        .source(
            "acme/pigeons/Letter.java",
            """
            package acme.pigeons;
            import org.jspecify.annotations.*;
            @NullMarked @dev.etlsdk.api.annotation.Row
            public record Letter(int id, String text, @Nullable String ring) {}
            """)
        .source(
            "acme/pigeons/Words.java",
            """
            package acme.pigeons;
            import dev.etlsdk.udf.*;
            public final class Words implements UdfLibrary {
              @Udf(value = "COO", returnsNull = false) public static String coo(String text) { return text + " coo"; }
            }
            """)
        .source(
            "acme/pigeons/Loft.java",
            """
            package acme.pigeons;
            import dev.etlsdk.api.annotation.Transform;
            import java.util.*;
            import java.util.concurrent.*;
            import org.jspecify.annotations.*;
            @NullMarked public final class Loft {
              @Transform public @Nullable Letter ringed(Letter letter) {
                return letter.ring() == null ? null : letter;
              }
              @Transform public Letter sealed(Letter letter) { return letter; }
              @Transform public CompletionStage<@Nullable Letter> later(Letter letter) {
                return CompletableFuture.completedFuture(ringed(letter));
              }
              public Optional<Letter> perhaps(Letter letter) {
                return Optional.ofNullable(ringed(letter));
              }
            }
            """);
    return library;
  }

  /** The jar of what a module was compiled to. */
  static Path jar(ModuleFolder module, Path jar) throws IOException {
    return jar(module.classes(), jar, new Manifest());
  }

  /** The jar of a folder of classes. */
  static Path jar(Path classes, Path jar, Manifest manifest) throws IOException {
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (!name.endsWith(".java") && !name.endsWith("MANIFEST.MF")) {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(file, entries);
        }
      }
    }
    return jar;
  }
}
