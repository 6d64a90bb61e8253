package dev.etlsdk.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated of the pipelines beside this test, kept in {@code src/test/resources/golden};
 * {@code -Dgolden.update=true} writes it anew. That it compiles without a warning, the tests that
 * run it show.
 */
class GeneratedCodeTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "transforms", "lineage"})
  void generatedFilesAreAsTheyWere(String folder) throws IOException {
    Map<String, String> made = generate(folder);
    Path golden = GOLDEN.resolve(folder);
    if (Boolean.getBoolean("golden.update")) {
      write(golden, made);
    }

    Map<String, String> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(golden)) {
      for (Path file : files.toList()) {
        kept.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    String how = "write them anew with -Dtest=GeneratedCodeTest -Dgolden.update=true";
    assertThat(made.keySet()).as(how).isEqualTo(kept.keySet());
    kept.forEach(
        (name, text) -> assertThat(made.get(name)).as("%s; %s", name, how).isEqualTo(text));
  }

  @Test
  void sameSourcesGiveTheSameFiles() throws IOException {
    assertThat(generate("transforms")).isEqualTo(generate("transforms"));
  }

  @Test
  void buildToolsAreToldThatTheProcessorLooksAtTheWholeModule() throws IOException {
    try (InputStream descriptor =
        PipelineProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(PipelineProcessor.class.getName() + ",aggregating");
    }
  }

  @Test
  void pipelineInTheUnnamedPackage() throws IOException {
    assertThat(
            Compiled.source(
                    "Plain",
                    """
                    import dev.etlsdk.api.annotation.*;
                    import dev.etlsdk.processor.memory.*;
                    @Pipeline("plain") interface Plain {
                      record Id(int id) {}
                      @MemorySource("in") Rows<Id> ids();
                      @Sql("SELECT id + 1 AS id FROM ids") Rows<Id> more();
                      @Transform(from = "more") @MemorySink("out") static Id out(Id id) { return id; }
                    }
                    """)
                .names())
        .contains("PlainPipeline", "Plain_more_Query", "Plain_out_Transform");
  }

  /** Sources and other files by their names, classes left out. */
  private static Map<String, String> generate(String folder) throws IOException {
    Compilation compilation =
        javac().withProcessors(new PipelineProcessor()).compile(Compiled.sources(folder));
    assertThat(compilation.errors()).isEmpty();
    Map<String, String> files = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() != JavaFileObject.Kind.CLASS) {
        String path = file.getName();
        // Not .java: nobody else's tools should take it for source.
        files.put(
            path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", ".txt"),
            file.getCharContent(true).toString());
      }
    }
    return files;
  }

  private static void write(Path golden, Map<String, String> made) throws IOException {
    Files.createDirectories(golden);
    try (Stream<Path> files = Files.list(golden)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> file : made.entrySet()) {
      Files.writeString(golden.resolve(file.getKey()), file.getValue());
    }
  }
}
