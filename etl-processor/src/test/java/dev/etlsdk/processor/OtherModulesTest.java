package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions and records of a module that was compiled before: what its companions tell. */
class OtherModulesTest {

  /** The compilers that run the processor. */
  enum Compilers {
    JAVAC {
      @Override
      JavaCompiler compiler() {
        return ToolProvider.getSystemJavaCompiler();
      }
    },
    ECLIPSE {
      @Override
      JavaCompiler compiler() {
        return new EclipseCompiler();
      }
    };

    abstract JavaCompiler compiler();
  }

  private static final String RELEASE = "17";
  private static final List<String> MODULES = List.of("acme.library", "acme.other", "acme.program");

  @TempDir Path folder;

  private ModuleFolder library;
  private ModuleFolder program;

  @BeforeEach
  void write() throws IOException {
    library =
        ModuleFolder.in(folder.resolve("library"))
            .source(
                "acme/library/package-info.java",
                "@org.jspecify.annotations.NullMarked package acme.library;")
            .source(
                "acme/library/Reading.java",
                """
                package acme.library;
                import org.jspecify.annotations.Nullable;
                @dev.etlsdk.api.annotation.Row
                public record Reading(int id, String name, @Nullable Place place) {
                  public record Place(String town, @Nullable String street) {}
                }
                """)
            .source(
                "acme/library/Numbers.java",
                """
                package acme.library;
                import dev.etlsdk.udf.*;
                public final class Numbers implements UdfLibrary {
                  @Udf("TWICE") public static int twice(int value) { return 2 * value; }
                }
                """);
    program =
        ModuleFolder.in(folder.resolve("program"))
            .source(
                "acme/program/Doubling.java",
                """
                package acme.program;
                import acme.library.Reading;
                import dev.etlsdk.api.annotation.*;
                import dev.etlsdk.kafka.annotation.*;
                import org.jspecify.annotations.*;
                @Pipeline("doubling") @NullMarked public interface Doubling {
                  record Doubled(int id, String name, @Nullable String town) {}
                  @KafkaSource("in") Rows<Reading> readings();
                  @Sql("SELECT TWICE(id) AS id, name, r.place.town AS town FROM readings r")
                  @KafkaSink("out") Rows<Doubled> doubled();
                  record Length(int length) {}
                  @Transform(from = "doubled") @KafkaSink("lengths")
                  static void lengths(Doubling_DoubledBatch rows, Doubling_LengthBatch.Writer made) {
                    for (int row = 0; row < rows.rows(); row++) {
                      made.add(rows.name(row).length());
                    }
                  }
                  @Transform(from = "readings") @KafkaSink("names")
                  static Length named(Reading reading) { return new Length(reading.name().length()); }
                }
                """);
  }

  private static List<String> compile(
      ModuleFolder module, Compilers compilers, List<Path> classPath, String... more)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("--release", RELEASE));
    options.addAll(List.of(more));
    return module.compile(
        compilers.compiler(), new PipelineProcessor(), classPath, options.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void classPathOfAnotherModule(Compilers compilers) throws IOException {
    assertThat(compile(library, compilers, List.of())).isEmpty();
    assertThat(compile(program, compilers, List.of(library.classes()))).isEmpty();

    assertThat(program.made("Doubling_doubled_Query.java")).hasSize(1);
    for (String stream : List.of("lengths", "named")) {
      assertThat(
              Files.readString(
                  program.classes().resolve("acme/program/Doubling_" + stream + "_Transform.java")))
          .contains("extends TypedTransform<Doubling_LengthBatch.Writer>");
    }
    assertThat(Files.readString(program.classes().resolve("acme/program/DoublingPipeline.java")))
        .contains("name VARCHAR NOT NULL, place ROW<town VARCHAR NOT NULL, street VARCHAR>");
  }

  @ParameterizedTest
  @EnumSource
  void libraryIsRegisteredForPipelinesThatAreBuiltAtRunTime(Compilers compilers)
      throws IOException {
    assertThat(compile(library, compilers, List.of())).isEmpty();

    assertThat(
            Files.readString(
                library.classes().resolve("META-INF/services/dev.etlsdk.udf.UdfLibrary")))
        .isEqualTo("acme.library.Numbers # etl-processor\n");
  }

  @Test
  void entriesThatAreThereStay() throws IOException {
    Path entries = library.classes().resolve("META-INF/services/dev.etlsdk.udf.UdfLibrary");
    Files.createDirectories(entries.getParent());
    Files.writeString(entries, "# by hand\nacme.Other # another\n");

    assertThat(compile(library, Compilers.JAVAC, List.of())).isEmpty();

    assertThat(Files.readString(entries))
        .isEqualTo("# by hand\nacme.Other # another\nacme.library.Numbers # etl-processor\n");
  }

  @Test
  void entryOfALibraryThatIsDeletedGoes() throws IOException {
    Path entries = library.classes().resolve("META-INF/services/dev.etlsdk.udf.UdfLibrary");
    Files.createDirectories(entries.getParent());
    Files.writeString(
        entries,
        "acme.ByHand\nacme.library.Deleted # etl-processor\nacme.library.Numbers # etl-processor\n");

    assertThat(compile(library, Compilers.JAVAC, List.of())).isEmpty();
    assertThat(Files.readString(entries))
        .isEqualTo("acme.ByHand\nacme.library.Numbers # etl-processor\n");
  }

  @Test
  void nothingIsWrittenWhereAutoServiceWrites() throws IOException {
    library.source(
        "acme/library/More.java",
        """
        package acme.library;
        import com.google.auto.service.AutoService;
        import dev.etlsdk.udf.*;
        @AutoService(UdfLibrary.class)
        public final class More implements UdfLibrary {
          @Udf("THRICE") public static int thrice(int value) { return 3 * value; }
        }
        """);

    assertThat(compile(library, Compilers.JAVAC, List.of()))
        .singleElement()
        .asString()
        .contains("annotate it with @AutoService(UdfLibrary.class)");
    assertThat(library.made("UdfLibrary")).isEmpty();
  }

  @Test
  void modulePath() throws IOException {
    library.source(
        "module-info.java",
        "module acme.library { exports acme.library;"
            + " provides dev.etlsdk.udf.UdfLibrary with acme.library.Numbers; }");
    ModuleFolder other =
        ModuleFolder.in(folder.resolve("other"))
            .source(
                "module-info.java",
                "module acme.other { exports acme.other;"
                    + " provides dev.etlsdk.udf.UdfLibrary with acme.other.Texts; }")
            .source(
                "acme/other/Texts.java",
                """
                package acme.other;
                public final class Texts implements dev.etlsdk.udf.UdfLibrary {
                  @dev.etlsdk.udf.Udf("LOUD") public static String loud(String s) { return s; }
                }
                """);
    program.source(
        "module-info.java",
        "module acme.program { requires acme.library; requires acme.other; opens acme.program; }");
    program.source(
        "acme/program/Loud.java",
        """
        package acme.program;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.kafka.annotation.*;
        @Pipeline("loud") public interface Loud {
          record Name(int id, String name) {}
          @KafkaSource("in") Rows<Name> names();
          @Sql("SELECT TWICE(id) AS id, LOUD(name) AS name FROM names")
          @KafkaSink("out") Rows<Name> loud();
        }
        """);

    assertThat(named(library, "acme.library", List.of())).isEmpty();
    assertThat(named(other, "acme.other", List.of())).isEmpty();
    assertThat(named(program, "acme.program", List.of(library.classes(), other.classes())))
        .isEmpty();

    assertThat(library.made(".class"))
        .anyMatch(name -> name.startsWith("dev/etlsdk/index/acme/library/Functions_"));
    assertThat(program.made("Pipeline.class")).hasSize(2);
  }

  /** Compiles a named module that finds the SDK on the class path. */
  private static List<String> named(ModuleFolder module, String name, List<Path> modulePath)
      throws IOException {
    String path =
        String.join(
            System.getProperty("path.separator"), modulePath.stream().map(Path::toString).toList());
    List<String> options = new ArrayList<>(List.of("--module-path", path));
    for (String reader : modulePath.isEmpty() ? List.of(name) : MODULES) {
      options.addAll(List.of("--add-reads", reader + "=ALL-UNNAMED"));
    }
    return compile(module, Compilers.JAVAC, List.of(), options.toArray(String[]::new));
  }

  @Test
  void withoutCompanionsTheMessageSaysToRunTheProcessorThere() throws IOException {
    assertThat(
            library.compile(
                ToolProvider.getSystemJavaCompiler(), null, List.of(), "--release", RELEASE))
        .isEmpty();

    List<String> messages = compile(program, Compilers.JAVAC, List.of(library.classes()));

    if (Runtime.version().feature() < 22) {
      assertThat(messages)
          .singleElement()
          .asString()
          .contains("ETL-SCHEMA-0001")
          .contains("component 'name' of the record acme.library.Reading may be @Nullable or not")
          .contains("annotate the record with @Row and run etl-processor where it is compiled");
    } else {
      assertThat(messages).singleElement().asString().contains("ETL-SQL-0004");
    }
  }

  @Test
  void unknownFunctionMayBeInAnotherModule() throws IOException {
    program.source(
        "acme/program/Unknown.java",
        """
        package acme.program;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.kafka.annotation.*;
        @Pipeline("unknown") public interface Unknown {
          record Id(int id) {}
          @KafkaSource("in") Rows<Id> ids();
          @Sql("SELECT FOURFOLD(id) AS id FROM ids") @KafkaSink("out") Rows<Id> more();
        }
        """);
    assertThat(compile(library, Compilers.JAVAC, List.of())).isEmpty();

    assertThat(compile(program, Compilers.JAVAC, List.of(library.classes())))
        .singleElement()
        .asString()
        .contains("ETL-SQL-0004")
        .contains("if it is in another module: let etl-processor run there");
  }

  @Test
  void functionWithAMistakeIsToldInItsOwnModule() throws IOException {
    library.source(
        "acme/library/Wrong.java",
        """
        package acme.library;
        public final class Wrong implements dev.etlsdk.udf.UdfLibrary {
          @dev.etlsdk.udf.Udf("WRONG") public static Thread wrong(int value) { return null; }
        }
        """);

    assertThat(compile(library, Compilers.JAVAC, List.of()))
        .singleElement()
        .asString()
        .contains("ETL-UDF-0003");
  }
}
