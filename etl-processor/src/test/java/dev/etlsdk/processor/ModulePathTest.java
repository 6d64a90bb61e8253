package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK, a library and a pipeline as modules, compiled and run on the module path. */
class ModulePathTest {

  /** What of the class path a pipeline needs that reads JSON from memory. */
  private static final Pattern LIBRARIES =
      Pattern.compile(
          ".*/(etl-udf-api|api|etl-sdk-api|kernels|etl-sdk-kernels|formats|etl-sdk-formats|runtime|"
              + "etl-sdk|base|etl-testkit-base|jspecify|slf4j-api|arrow-[a-z-]+|flatbuffers-java|"
              + "jackson-[a-z0-9-]+|commons-codec|micrometer-[a-z]+|HdrHistogram)"
              + "(-[0-9][^/]*\\.jar|/target/classes)");

  private static final Pattern NAME = Pattern.compile("<module.name>(.*)</module.name>");

  @TempDir Path folder;

  @Test
  void compilesAndRuns() throws Exception {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    sdk(jars);
    ModuleFolder library =
        Pigeons.library(folder.resolve("library"))
            .source(
                "module-info.java",
                """
                module acme.pigeons {
                  requires dev.etlsdk.api;
                  requires dev.etlsdk.udf;
                  requires dev.etlsdk.runtime;
                  requires dev.etlsdk.testkit.base;
                  requires org.jspecify;
                  requires org.apache.arrow.memory.core;
                  requires org.apache.arrow.vector;
                  exports acme.pigeons;
                  provides dev.etlsdk.udf.UdfLibrary with acme.pigeons.Words;
                }
                """);
    assertThat(compile(library, jars)).isEmpty();
    Pigeons.jar(library, jars.resolve("acme-pigeons.jar"));
    ModuleFolder program = program();

    assertThat(compile(program, jars)).isEmpty();

    assertThat(run(program, jars))
        .contains(
            "texts [[1, 'one coo'], [2, 'two coo']]",
            "ringed [[2, 'two', 'r2']]",
            "loud [[1, 'ONE COO'], [2, 'TWO COO']]",
            "later [[1, 'later'], [2, 'later']]",
            "failed []",
            "libraries [acme.pigeons.Words]");
  }

  private ModuleFolder program() throws IOException {
    return ModuleFolder.in(folder.resolve("program"))
        .source(
            "module-info.java",
            """
            // tag::module[]
            module acme.mail {
              requires acme.pigeons; // where connector, records and functions are
              requires dev.etlsdk.runtime;
              requires org.jspecify;
              requires org.apache.arrow.memory.core; // what generated code names
              requires org.apache.arrow.vector;
              requires org.apache.arrow.memory.unsafe; // found by name only
              opens acme.mail to dev.etlsdk.runtime; // where there are transforms
              uses dev.etlsdk.udf.UdfLibrary;
            }
            // end::module[]
            """)
        .source(
            "acme/mail/Mail.java",
            """
            package acme.mail;
            import acme.pigeons.*;
            import dev.etlsdk.api.annotation.*;
            import java.util.concurrent.*;
            import org.jspecify.annotations.*;
            @Pipeline("mail") @MemoryDeadLetters("failed") @NullMarked public interface Mail {
              @MemorySource("letters") Rows<Letter> letters();
              record Text(int id, String text) {}
              @Sql("SELECT id, COO(text) AS text FROM letters")
              @MemorySink("texts") Rows<Text> texts();
              @Transform(from = "letters", by = Loft.class)
              @MemorySink("ringed") Rows<Letter> ringed();
              @Transform(from = "texts") @MemorySink("loud")
              static Text loud(Text text) { return new Text(text.id(), text.text().toUpperCase()); }
              @Transform(from = "texts") @MemorySink("later")
              static CompletionStage<Text> later(Text text) {
                return CompletableFuture.completedFuture(new Text(text.id(), "later"));
              }
            }
            """)
        .source(
            "acme/mail/Main.java",
            """
            package acme.mail;
            import dev.etlsdk.pipeline.config.PipelineConfig;
            import dev.etlsdk.runtime.*;
            import java.util.*;
            public final class Main {
              public static void main(String[] args) throws Exception {
                acme.pigeons.Place place = acme.pigeons.Place.named("loft").put("letters",
                    "{\\"id\\":1,\\"text\\":\\"one\\",\\"ring\\":null}",
                    "{\\"id\\":2,\\"text\\":\\"two\\",\\"ring\\":\\"r2\\"}");
                try (var pipeline = MailPipeline.create(PipelineConfig.of(Map.of("place", "loft")));
                    Execution execution = LocalRunner.create().start(pipeline)) {
                  execution.await();
                }
                for (String table : List.of("texts", "ringed", "loud", "later", "failed")) {
                  System.out.println(table + " " + place.rows(table));
                }
                System.out.println("libraries " + ServiceLoader.load(dev.etlsdk.udf.UdfLibrary.class)
                    .stream().map(found -> found.type().getName()).toList());
                System.exit(0);
              }
            }
            """);
  }

  /** The jars of the SDK with their names, as the build makes them, and what they need. */
  private static void sdk(Path jars) throws IOException {
    for (String entry : ModuleFolder.classPathOfTests().split(File.pathSeparator)) {
      if (LIBRARIES.matcher(entry.replace('\\', '/')).matches()) {
        addNamed(Path.of(entry), jars);
      }
    }
  }

  /** Adds a jar, or makes one of a module's classes. */
  private static void addNamed(Path path, Path jars) throws IOException {
    if (Files.isRegularFile(path)) {
      Files.copy(path, jars.resolve(path.getFileName()));
    } else {
      Path module = path.getParent().getParent();
      Matcher name = NAME.matcher(Files.readString(module.resolve("pom.xml")));
      assertThat(name.find()).as("module.name in the POM of " + module).isTrue();
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().putValue("Automatic-Module-Name", name.group(1));
      Pigeons.jar(path, jars.resolve(name.group(1) + ".jar"), manifest);
    }
  }

  private static List<String> compile(ModuleFolder module, Path jars) throws IOException {
    return module.compile(
        ToolProvider.getSystemJavaCompiler(),
        new PipelineProcessor(),
        List.of(),
        "--module-path",
        jars.toString());
  }

  private String run(ModuleFolder program, Path jars) throws Exception {
    return tool(
        "java",
        "--add-opens=java.base/java.nio=org.apache.arrow.memory.core",
        "--module-path",
        jars + File.pathSeparator + program.classes(),
        "-m",
        "acme.mail/acme.mail.Main");
  }

  /** What a tool of the running JDK prints. */
  private String tool(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** Compiles a named module that finds the SDK on the class path. */
  private List<String> named(String directives, String name, String source) throws IOException {
    return ModuleFolder.in(Files.createTempDirectory(folder, "named"))
        .source("module-info.java", "module acme.mail { " + directives + " }")
        .source("acme/mail/" + name + ".java", source)
        .compileWithPlaces(
            ToolProvider.getSystemJavaCompiler(),
            new PipelineProcessor(),
            List.of(),
            "--add-reads",
            "acme.mail=ALL-UNNAMED");
  }

  @Test
  void packageOfTransformsThatIsNotOpen() throws IOException {
    String pipeline =
        """
        package acme.mail;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.kafka.annotation.*;
        @Pipeline("mail")
        public interface Mail {
          record Text(int id) {}
          @KafkaSource("in") Rows<Text> texts();
          @Transform(from = "texts") @KafkaSink("out")
          static Text same(Text text) { return text; }
        }
        """;
    for (String directives : List.of("", "exports acme.mail;", "opens acme.mail to java.sql;")) {
      assertThat(named("requires java.sql; " + directives, "Mail", pipeline))
          .singleElement()
          .asString()
          .startsWith("Mail.java:5: ETL-TRANSFORM-0004")
          .contains("add to module-info: opens acme.mail;");
    }
    assertThat(named("opens acme.mail;", "Mail", pipeline)).isEmpty();
  }

  @Test
  void libraryThatTheModuleDoesNotProvide() throws IOException {
    String library =
        """
        package acme.mail;
        public final class Words implements dev.etlsdk.udf.UdfLibrary {
          @dev.etlsdk.udf.Udf public static String coo(String text) { return text; }
        }
        """;
    String provides = "provides dev.etlsdk.udf.UdfLibrary with acme.mail.Words;";
    assertThat(named("", "Words", library))
        .singleElement()
        .asString()
        .startsWith("Words.java:2: ")
        .contains("add to module-info: " + provides);
    assertThat(named(provides, "Words", library)).isEmpty();
  }

  /** Java resolves no library there that is a module, as the processor names none. */
  @Test
  void processorOnTheModulePathOfProcessorsIsToldToGoElsewhere() throws Exception {
    Path jars = Files.createDirectory(folder.resolve("processor"));
    String path =
        Path.of("target/classes").toAbsolutePath()
            + File.pathSeparator
            + Files.readString(Path.of("target/processor-path.txt")).strip();
    for (String entry : path.split(File.pathSeparator)) {
      addNamed(Path.of(entry), jars);
    }
    Path source = Files.writeString(folder.resolve("Any.java"), "class Any {}");

    assertThat(
            tool(
                "javac",
                "--processor-module-path",
                jars.toString(),
                "-d",
                folder.toString(),
                source.toString()))
        .contains(
            "error: etl-processor doesn't see [org.jspecify.annotations.NullMarked",
            "put etl-processor and what it needs on --processor-path");
  }
}
