package dev.etlsdk.codegen.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.RecordSchemas;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One text, read by reflection, from source and from class files: the models are equal. What the
 * models are is seen from the golden text beside the fixtures; {@code -Dgolden.update=true} writes
 * it anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadersContractTest {

  private static final Path GOLDEN = Path.of("src/test/resources/fixtures");

  private Path folder;
  private Path classes;
  private Path classesWithNames;
  private URLClassLoader loader;

  @BeforeAll
  void compile(@TempDir Path scratch) throws IOException {
    folder = Files.createDirectory(scratch.resolve("scratch"));
    classes = Files.createDirectory(scratch.resolve("classes"));
    classesWithNames = Files.createDirectory(scratch.resolve("named"));
    CompiledFixtures.compile(classes);
    CompiledFixtures.compile(classesWithNames, "-parameters");
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  @AfterAll
  void close() throws IOException {
    loader.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "functions.Scalars",
        "functions.Scalars$Nested",
        "functions.Instances",
        "functions.Vectors",
        "functions.Wrong",
        "functions.NoConstructor",
        "functions.NoConstructor$Inner",
        "functions.Hidden",
        "functions.Around$Member"
      })
  void functionsAreReadAlike(String name) throws Exception {
    UdfReading reflected = ReflectionUdfReader.read(loader.loadClass(name));
    String source = name.replace('$', '.');

    assertThat(CompiledFixtures.fromSource(folder, source, ReadersContractTest::functions))
        .isEqualTo(reflected);
    assertThat(CompiledFixtures.fromClassFiles(classes, source, ReadersContractTest::functions))
        .isEqualTo(reflected);
    assertThat(
            CompiledFixtures.fromClassFiles(
                classesWithNames, source, ReadersContractTest::functions))
        .isEqualTo(reflected);
    golden(name, describe(reflected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "records.Flat",
        "records.Nested",
        "records.Wrong",
        "records.Endless",
        "marked.Plain",
        "marked.Unmarked"
      })
  void recordsAreReadAlike(String name) throws Exception {
    String reflected = reflected(name);

    assertThat(CompiledFixtures.fromSource(folder, name, ReadersContractTest::record))
        .isEqualTo(reflected);
    assertThat(CompiledFixtures.fromClassFiles(classes, name, ReadersContractTest::record))
        .isEqualTo(reflected);
    golden(name, reflected + "\n");
  }

  @Test
  void nullMarkedRecordsAreReadAlikeWhereTheCompilerShowsAnnotations() throws Exception {
    String reflected = reflected("marked.Marked");
    golden("marked.Marked", reflected + "\n");

    assertThat(CompiledFixtures.fromSource(folder, "marked.Marked", ReadersContractTest::record))
        .isEqualTo(reflected);
    String fromClassFile =
        CompiledFixtures.fromClassFiles(classes, "marked.Marked", ReadersContractTest::record);
    if (Runtime.version().feature() >= 22) {
      assertThat(fromClassFile).isEqualTo(reflected);
    } else {
      assertThat(fromClassFile)
          .contains("ETL-SCHEMA-0001")
          .contains("component 'a' of the record marked.Marked may be @Nullable or not")
          .contains("doesn't show that annotation");
    }
  }

  private String reflected(String name) throws ClassNotFoundException {
    Class<? extends Record> type = loader.loadClass(name).asSubclass(Record.class);
    return schema(() -> RecordSchemas.of(type).toString());
  }

  private static UdfReading functions(JavacTask task, TypeElement type) {
    return new ElementUdfReader(task.getElements(), task.getTypes()).read(type);
  }

  private static String record(JavacTask task, TypeElement type) {
    Trees trees = Trees.instance(task);
    ElementRecordReader reader =
        new ElementRecordReader(task.getElements(), element -> trees.getPath(element) != null);
    return schema(() -> reader.read(type).toString());
  }

  private static String schema(Supplier<String> schema) {
    try {
      return schema.get();
    } catch (EtlException e) {
      return e.getMessage();
    }
  }

  private static String describe(UdfReading reading) {
    StringBuilder text = new StringBuilder();
    for (UdfModel f : reading.functions()) {
      UdfModel.Owner owner = f.owner();
      text.append(f.signature())
          .append(" -> ")
          .append(f.result().type())
          .append(f.result().nullable() ? "" : " NOT NULL");
      text.append("\n  ").append(f.form()).append(f.isStatic() ? " static" : " instance");
      text.append(f.deterministic() ? "" : " volatile")
          .append(owner.takesConfig() ? " configured" : "");
      text.append(owner.lifecycle() ? " lifecycle" : "")
          .append("\n  ")
          .append(f.result().javaType())
          .append(' ');
      text.append(owner.sourceName()).append('.').append(f.method()).append('(');
      text.append(
          f.parameters().stream()
              .map(p -> p.javaType() + (p.strict() ? "" : " sees null"))
              .collect(joining(", ")));
      text.append(")\n");
    }
    reading.problems().forEach(p -> text.append(p).append('\n'));
    reading.furtherClasses().forEach(c -> text.append("further ").append(c).append('\n'));
    return text.toString();
  }

  private static void golden(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name.replace('.', '/').replace('$', '.') + ".golden");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }
}
